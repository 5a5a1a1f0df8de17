"""Who may do what with a plan. Seeing it was asked at the door."""

from typing import TYPE_CHECKING

from accounts.roles import Permission
from cases.permissions import can_read_assessment

if TYPE_CHECKING:
    from accounts.models import User
    from safetyplans.models import SafetyPlan


def can_read_plans(user: "User") -> bool:
    """Wie het oordeel over veiligheid mag lezen; de bureaudienst niet (5.3)."""
    return can_read_assessment(user)


def can_write_plan(plan: "SafetyPlan", user: "User") -> bool:
    """Casusmedewerker van de eigen regio (3.5)."""
    return _in_region(plan, user) and user.may(Permission.TRACK_WORK)


def can_check_plan(plan: "SafetyPlan", user: "User") -> bool:
    """Tweede lezer van de eigen regio die niet zelf aan deze versie meeschreef (6.5)."""
    return (
        _in_region(plan, user)
        and user.may(Permission.PLAN_CHECK)
        and user.pk not in {plan.author_id, *plan.authors}
    )


def _in_region(plan: "SafetyPlan", user: "User") -> bool:
    return user.region is not None and plan.case.region_id == user.region.pk
