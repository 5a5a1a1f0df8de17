"""Reading the work of the local field. The reader came in by the door."""
