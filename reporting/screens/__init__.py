"""What a template needs, as plain data."""
