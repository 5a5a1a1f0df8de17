"""Writing: one function per verb of the safety plan."""
