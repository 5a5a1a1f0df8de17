"""Writing: one function per verb of the track."""
