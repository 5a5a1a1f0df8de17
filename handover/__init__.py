"""Handing a family over to the local field: in writing or in a warm meeting (domain 2.5, 2.8)."""
