"""Plays a scenario through the real services with a travelling clock."""
