"""Random courses of families past all actors: who plays, what they do, and what always holds."""
