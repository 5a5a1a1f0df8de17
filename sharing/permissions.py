"""Who may share. Pure functions of a loaded row and a user; seeing it was asked at the door."""

from typing import TYPE_CHECKING

from accounts.roles import Permission
from cases.permissions import can_notify_authority
from organisations.enums import OrganisationKind

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case


def can_share(case: "Case", user: "User") -> bool:
    """Triagist of casusmedewerker van de eigen regio."""
    return can_notify_authority(case, user)


def can_hear_signals(user: "User") -> bool:
    """Wie bij een gemeente met gezinnen werkt (5.3)."""
    at = set(user.organisations_where(Permission.CASE_HELD_BY_ORGANISATION))
    return any(
        membership.organisation_id in at
        and membership.organisation.kind == OrganisationKind.MUNICIPALITY
        for membership in user.current_memberships
    )
