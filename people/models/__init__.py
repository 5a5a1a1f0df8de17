"""One class per file."""

from people.models.address import Address
from people.models.clearance import Clearance
from people.models.household import Household
from people.models.household_member import HouseholdMember
from people.models.person import Person
from people.models.person_key import PersonKey
from people.models.relation import Relation

__all__ = [
    "Address",
    "Clearance",
    "Household",
    "HouseholdMember",
    "Person",
    "PersonKey",
    "Relation",
]
