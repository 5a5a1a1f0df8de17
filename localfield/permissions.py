"""Who may do what in the workspace of the local field. Seeing it was asked at the door."""

from typing import TYPE_CHECKING

from accounts.roles import Permission
from cases.permissions import can_read_assessment, can_work_locally

if TYPE_CHECKING:
    from accounts.models import User
    from localfield.models import BridgingPeriod, LocalTrajectory, ReportBack


__all__ = [
    "can_distribute",
    "can_end",
    "can_follow",
    "can_judge_report_back",
    "can_mind_bridging",
    "can_work_locally",
]


def can_follow(user: "User") -> bool:
    """Wie bij Veilig Thuis het oordeel over veiligheid mag lezen; de bureaudienst niet (5.3)."""
    return can_read_assessment(user)


def can_end(trajectory: "LocalTrajectory", user: "User") -> bool:
    """Wie met dit gezin werkt bij de organisatie van wie dit werk is."""
    own = user.organisations_where(Permission.LOCAL_WORK)
    return trajectory.organisation_id in own and can_work_locally(trajectory.case, user)


def can_mind_bridging(bridging: "BridgingPeriod", user: "User") -> bool:
    """Wie als lokaal veld met dit gezin werkt."""
    return can_work_locally(bridging.case, user)


def can_distribute(user: "User") -> bool:
    """Wie de gezinnen van de eigen organisatie verdeelt."""
    return user.may(Permission.LOCAL_DISTRIBUTE)


def can_judge_report_back(report_back: "ReportBack", user: "User") -> bool:
    """Triagist of teamleider van de eigen regio (3.11f)."""
    own = user.region is not None and report_back.case.region_id == user.region.pk
    judges = user.may(Permission.TRIAGE_ASSESS) or user.may(Permission.TEAM_APPROVE)
    return own and judges
