"""Beheer: organisations, staff, holidays, region profile and connected systems. No case content."""
