"""Writing: one function per verb of the domain, each with its ``actor``."""
