"""Advice and consultations: anonymous by construction. Nothing here knows a person or a case."""
