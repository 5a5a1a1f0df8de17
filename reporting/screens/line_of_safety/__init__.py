"""The line of safety: one picture per family over time, and the same in a table."""
