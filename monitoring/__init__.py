"""Veilig Thuis follows a family after a track, until safety is stable (domain 2.9, 3.7)."""
