"""Numbers people can say over the telephone."""
