"""Everything that changes persons, addresses, households and relations."""

from people.services.households import (
    add_to_household,
    form_household,
    leave_household,
    relate,
    unrelate,
)
from people.services.merging import join, objections_to_joining, take_apart
from people.services.persons import (
    change_person,
    move,
    refresh_keys,
    register_person,
    renew_keys,
)
from people.services.restriction import lift_restriction, restrict

__all__ = [
    "add_to_household",
    "change_person",
    "form_household",
    "join",
    "leave_household",
    "lift_restriction",
    "move",
    "objections_to_joining",
    "refresh_keys",
    "register_person",
    "relate",
    "renew_keys",
    "restrict",
    "take_apart",
    "unrelate",
]
