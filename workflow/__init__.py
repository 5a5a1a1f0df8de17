"""State machines behind one door: who, when, change, save, record."""
