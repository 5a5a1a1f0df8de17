"""Who takes part: VT regions, municipalities, partners, teams, and their agreements."""
