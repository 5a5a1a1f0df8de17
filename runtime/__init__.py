"""Everything around the application: install, start, supervise, stop. No Django in here."""
