"""Tracks (diensten): Veilig Thuis itself goes on with a family, in ten weeks (domain 2.6, 2.7)."""
