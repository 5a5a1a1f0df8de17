"""A register of half a million fictitious persons, and the ways in which people misspell them.

Written from the side of the names: nothing here knows how the search works.
"""
