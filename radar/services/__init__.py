"""Everything that changes what the radar knows."""
