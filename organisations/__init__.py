"""Who takes part: VT regions, municipalities, partner organisations, teams, and their agreements."""
