"""One function per verb of the field."""
