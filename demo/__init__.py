"""A believable, fictitious region to try everything in."""
