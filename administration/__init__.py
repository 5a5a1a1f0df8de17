"""Beheer: organisations, colleagues, holidays and the choices of a region."""
