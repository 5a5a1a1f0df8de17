"""Changing what is configured. Each change is a line in the log."""
