"""Input only: shape, required, range. Forms do not know who is asking."""
