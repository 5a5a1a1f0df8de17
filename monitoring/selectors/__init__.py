"""Reading for a purpose."""
