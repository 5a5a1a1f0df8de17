"""Who may do what with a handover. Seeing it was asked at the door."""

from typing import TYPE_CHECKING

from accounts.roles import Permission
from cases.permissions import can_read_assessment

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case
    from handover.models import Handover


def can_read_handovers(user: "User") -> bool:
    """Wie bij Veilig Thuis het oordeel over veiligheid mag lezen; de bureaudienst niet (5.3)."""
    return can_read_assessment(user)


def can_prepare_in(case: "Case", user: "User") -> bool:
    """Triagist of casusmedewerker van de eigen regio (3.6)."""
    return _in_region(case, user) and user.may(Permission.HANDOVER_PREPARE)


def can_prepare(handover: "Handover", user: "User") -> bool:
    """Triagist of casusmedewerker van de eigen regio (3.6)."""
    return can_prepare_in(handover.case, user)


def can_arrange(handover: "Handover", user: "User") -> bool:
    """Triagist, casusmedewerker of regiofunctionaris van de eigen regio (3.6)."""
    return _in_region(handover.case, user) and user.may(Permission.HANDOVER_ARRANGE)


def can_hold(handover: "Handover", user: "User") -> bool:
    """Casusmedewerker van de eigen regio, of wie bij de ontvanger overdrachten aanneemt (3.6)."""
    return can_prepare(handover, user) or can_answer(handover, user)


def can_answer(handover: "Handover", user: "User") -> bool:
    """Wie bij de ontvangende organisatie overdrachten aanneemt (3.6)."""
    return handover.receiver_id in user.organisations_where(Permission.HANDOVER_ACCEPT)


def _in_region(case: "Case", user: "User") -> bool:
    return user.region is not None and case.region_id == user.region.pk
