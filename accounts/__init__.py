"""Colleagues: who they are, where they work, in which role, and how they get in."""
