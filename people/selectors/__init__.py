"""Reading persons: who looks like whom, where somebody lives, how a household is made up."""

from people.selectors.addresses import MASKED, ShownAddress, addresses_shown
from people.selectors.alike import (
    Candidate,
    alike_in_region,
    find_alike,
    traits_given,
    traits_of,
)
from people.selectors.households import (
    HouseholdPicture,
    PicturedLine,
    PicturedPerson,
    household_picture,
    households_of,
    is_minor,
    members_on,
)

__all__ = [
    "MASKED",
    "Candidate",
    "HouseholdPicture",
    "PicturedLine",
    "PicturedPerson",
    "ShownAddress",
    "addresses_shown",
    "alike_in_region",
    "find_alike",
    "household_picture",
    "households_of",
    "is_minor",
    "members_on",
    "traits_given",
    "traits_of",
]
