"""Pages of docs/reference that are made from the code, so that they are never out of date."""
