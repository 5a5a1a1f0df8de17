"""What the pages of tracks show, as frozen dataclasses."""
