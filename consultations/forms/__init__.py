"""What is typed, read; what it means is decided elsewhere."""
