"""Reading what the radar noted."""
