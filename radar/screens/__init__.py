"""What the templates of the radar are given."""
