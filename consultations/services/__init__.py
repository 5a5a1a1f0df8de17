"""Writing: one function per verb of the advice desk."""
