"""Preconditions of a handover and of its meeting."""
