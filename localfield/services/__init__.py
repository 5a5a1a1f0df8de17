"""Writing: one function per verb of the local field."""
