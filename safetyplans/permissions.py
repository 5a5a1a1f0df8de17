"""Who may do what with a plan. Seeing it was asked at the door."""

from typing import TYPE_CHECKING

from accounts.roles import Permission
from cases.enums import RegieKind
from cases.models import Case, RegieAssignment
from cases.permissions import can_read_assessment
from safetyplans.enums import CheckedAs

if TYPE_CHECKING:
    from accounts.models import User
    from safetyplans.models import SafetyPlan
    from tracks.models import Track


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


def checks_as(plan: "SafetyPlan", user: "User") -> CheckedAs | None:
    """Whoever wrote in this version ticks as author, whoever may and did not as second reader."""
    if user.pk in {plan.author_id, *plan.authors}:
        return CheckedAs.AUTHOR if can_write_plan(plan, user) else None
    return CheckedAs.SECOND if can_check_plan(plan, user) else None


def can_print_plan(plan: "SafetyPlan", user: "User") -> bool:
    """Wie in de eigen regio aan plannen werkt of ze als tweede lezer leest."""
    return _in_region(plan, user) and (
        user.may(Permission.TRACK_WORK) or user.may(Permission.PLAN_CHECK)
    )


def _in_region(plan: "SafetyPlan", user: "User") -> bool:
    return user.region is not None and plan.case.region_id == user.region.pk


def can_begin_plan(track: "Track", user: "User") -> bool:
    """Casusmedewerker van de eigen regio, zodra de dienst is gestart (000-25)."""
    return (
        user.region is not None
        and track.case.region_id == user.region.pk
        and user.may(Permission.TRACK_WORK)
    )


# Whoever holds one of these with a family writes the municipal half of its plan.
WRITES_LOCALLY = (RegieKind.PROCESREGIE, RegieKind.CASUSREGIE, RegieKind.ZICHT_OP_VEILIGHEID)


def can_write_local(plan: "SafetyPlan", user: "User") -> bool:
    """Wie bij een organisatie werkt die procesregie, casusregie of zicht op veiligheid heeft, en
    dit gezin kent (3.5)."""
    own = user.organisations_where(Permission.LOCAL_WORK)
    if not own or not Case.objects.known_to_partner(user).filter(pk=plan.case_id).exists():
        return False
    return RegieAssignment.objects.filter(
        case=plan.case_id, kind__in=WRITES_LOCALLY, organisation__in=own, until=None
    ).exists()
