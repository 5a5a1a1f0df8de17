"""Reading across apps: work lists, boards, search. Writes nothing."""
