"""What the pages of safety plans show, as frozen dataclasses."""
