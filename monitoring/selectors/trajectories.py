"""The trajectories of a case and their moments. The reader came in by the door."""

from typing import TYPE_CHECKING

from monitoring.enums import RUNNING
from monitoring.models import GivenSupport, MonitoringMoment, MonitoringTrajectory

if TYPE_CHECKING:
    from cases.models import Case


def running_of(case: "Case") -> MonitoringTrajectory | None:
    """The trajectory that goes on now; none before a handover is accepted, or after the end."""
    rows = MonitoringTrajectory.objects.filter(case=case, state__in=RUNNING)
    return rows.select_related("case__region", "track").first()


def trajectories_of(case: "Case") -> list[MonitoringTrajectory]:
    """Every trajectory of this case, the newest first."""
    rows = MonitoringTrajectory.objects.filter(case=case)
    return list(rows.select_related("case__region", "track", "ended_by"))


def moments_of(trajectory: MonitoringTrajectory) -> list[MonitoringMoment]:
    """In the order of their days."""
    rows = MonitoringMoment.objects.filter(trajectory=trajectory)
    rows = rows.select_related("assignee", "trajectory__case__region")
    return list(rows.order_by("due_on", "pk"))


def support_of(trajectory: MonitoringTrajectory) -> list[GivenSupport]:
    """What VT did for this family while it followed it."""
    rows = GivenSupport.objects.filter(trajectory=trajectory).select_related("noted_by")
    return list(rows.order_by("on", "pk"))
