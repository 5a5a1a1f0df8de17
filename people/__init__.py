"""Who is concerned: persons, their households, addresses and relations (betrokkenen)."""
