"""Preconditions, one module per thing they are asked of."""
