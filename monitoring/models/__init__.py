"""One class per file."""

from monitoring.models.attempt import MomentAttempt
from monitoring.models.condition import MomentCondition
from monitoring.models.deadline import MonitoringDeadline
from monitoring.models.ending import EndProposal
from monitoring.models.moment import MonitoringMoment
from monitoring.models.move import MomentMove
from monitoring.models.profile import MonitoringProfile
from monitoring.models.report import MomentReport
from monitoring.models.support import GivenSupport
from monitoring.models.talk import MomentTalk
from monitoring.models.trajectory import MonitoringTrajectory

__all__ = [
    "EndProposal",
    "GivenSupport",
    "MomentAttempt",
    "MomentCondition",
    "MomentMove",
    "MomentReport",
    "MomentTalk",
    "MonitoringDeadline",
    "MonitoringMoment",
    "MonitoringProfile",
    "MonitoringTrajectory",
]
