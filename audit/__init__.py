"""Who did and saw what: rows that are only ever added."""
