"""The pages of tracks, one module per screen."""
