"""Who may see and change a person. Pure functions of a user and a loaded person."""

from typing import TYPE_CHECKING

from accounts.roles import Permission

if TYPE_CHECKING:
    from accounts.models import User
    from people.models import Person


def can_view(person: "Person", user: "User") -> bool:
    """Must agree with ``querysets.person_is_visible``; ``test_visibility`` proves it."""
    if not user.may(Permission.PERSON_SEARCH) or person.region != user.region:
        return False
    return not person.restricted or user.clearances.filter(person=person).exists()


def can_restrict(person: "Person", user: "User") -> bool:
    """A team lead withholds a person from colleagues with a conflict of interest (A12)."""
    return can_view(person, user) and user.may(Permission.TEAM_APPROVE)
