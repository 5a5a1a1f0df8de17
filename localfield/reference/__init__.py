"""Lists of the local field that carry a version."""
