"""Frozen dataclasses that a template needs; built here, tested here."""
