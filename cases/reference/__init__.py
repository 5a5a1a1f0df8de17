"""Reference data that comes with the product, as plain data."""
