"""Who may do what in monitoring. Seeing the case was asked at the door."""

from typing import TYPE_CHECKING

from accounts.managers import SYSTEM_EMAIL
from accounts.roles import Permission
from cases.permissions import can_read_assessment

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case
    from monitoring.models import MonitoringMoment, MonitoringTrajectory


def can_follow(user: "User") -> bool:
    """Wie bij Veilig Thuis het oordeel over veiligheid mag lezen; de bureaudienst niet (5.3)."""
    return can_read_assessment(user)


def can_monitor_in(case: "Case", user: "User") -> bool:
    """Monitormedewerker of casusmedewerker van de eigen regio (000-29)."""
    return _in_region(case, user) and user.may(Permission.MONITOR_WORK)


def can_monitor(moment: "MonitoringMoment", user: "User") -> bool:
    """Monitormedewerker of casusmedewerker van de eigen regio (000-29)."""
    return can_monitor_in(moment.trajectory.case, user)


def can_prepare(moment: "MonitoringMoment", user: "User") -> bool:
    """Monitormedewerker of casusmedewerker van de eigen regio, of het systeem."""
    return user.email == SYSTEM_EMAIL or can_monitor(moment, user)


def can_assign_moment(moment: "MonitoringMoment", user: "User") -> bool:
    """Wie het gezin volgt, of de teamleider van de eigen regio."""
    case = moment.trajectory.case
    leads = _in_region(case, user) and user.may(Permission.TEAM_APPROVE)
    return leads or can_monitor_in(case, user)


def can_approve_stable(trajectory: "MonitoringTrajectory", user: "User") -> bool:
    """Gedragswetenschapper, arts of teamleider van de eigen regio, niet wie het voorstelt (3.7)."""
    return (
        _in_region(trajectory.case, user)
        and user.may(Permission.MONITOR_APPROVE)
        and not trajectory.is_proposed_by(user)
    )


def can_approve_end(trajectory: "MonitoringTrajectory", user: "User") -> bool:
    """Teamleider van de eigen regio, niet wie het voorstelt (3.7)."""
    return (
        _in_region(trajectory.case, user)
        and user.may(Permission.TEAM_APPROVE)
        and not trajectory.is_proposed_by(user)
    )


def _in_region(case: "Case", user: "User") -> bool:
    return user.region is not None and case.region_id == user.region.pk
