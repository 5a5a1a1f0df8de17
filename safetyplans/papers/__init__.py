"""A version on paper: what the copy for the family says, and the one for professionals."""
