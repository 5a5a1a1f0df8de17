"""The radar: whom a new entry resembles, entries of one person joined, and what others know."""
