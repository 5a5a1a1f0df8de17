"""Reading tracks for a purpose. The reader came in by the door."""
