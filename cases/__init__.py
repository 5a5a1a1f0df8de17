"""The centre: reports, safety assessments, feedback, and the case of a household."""
