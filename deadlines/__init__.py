"""The clock: which day counts, when a term ends and why, who is warned, and what happens after."""
