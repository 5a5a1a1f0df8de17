"""What the pages of the local field show."""
