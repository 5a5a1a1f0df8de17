"""One class per file."""

from monitoring.models.deadline import MonitoringDeadline
from monitoring.models.ending import EndProposal
from monitoring.models.moment import MonitoringMoment
from monitoring.models.move import MomentMove
from monitoring.models.profile import MonitoringProfile
from monitoring.models.trajectory import MonitoringTrajectory

__all__ = [
    "EndProposal",
    "MomentMove",
    "MonitoringDeadline",
    "MonitoringMoment",
    "MonitoringProfile",
    "MonitoringTrajectory",
]
