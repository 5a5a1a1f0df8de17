"""Reading persons: who looks like whom, where somebody lives, how a household is made up."""

from people.selectors.addresses import MASKED, ShownAddress, addresses_shown, secret_places
from people.selectors.alike import (
    CANDIDATES,
    Candidate,
    alike_in_region,
    find_alike,
    traits_given,
    traits_of,
)
from people.selectors.entries import entries_of, joined_entry, kept_entry
from people.selectors.households import (
    HouseholdPicture,
    PicturedLine,
    PicturedPerson,
    entries_of_home,
    homes_of,
    household_picture,
    households_of,
    is_minor,
    members_on,
    relations_shown,
)

__all__ = [
    "CANDIDATES",
    "MASKED",
    "Candidate",
    "HouseholdPicture",
    "PicturedLine",
    "PicturedPerson",
    "ShownAddress",
    "addresses_shown",
    "alike_in_region",
    "entries_of",
    "entries_of_home",
    "find_alike",
    "homes_of",
    "household_picture",
    "households_of",
    "is_minor",
    "joined_entry",
    "kept_entry",
    "members_on",
    "relations_shown",
    "secret_places",
    "traits_given",
    "traits_of",
]
