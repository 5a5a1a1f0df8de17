"""Reading handovers for a purpose."""
