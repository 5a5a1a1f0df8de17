"""Measuring: a region of any size, made in minutes, and what its pages cost."""
