"""One class per file."""

from localfield.models.bridging_check import BridgingCheck
from localfield.models.bridging_period import BridgingPeriod
from localfield.models.contact import LocalContact, MetInContact
from localfield.models.contact_amendment import LocalContactAmendment
from localfield.models.deadline import LocalDeadline
from localfield.models.estimate import LocalEstimate
from localfield.models.evaluation import (
    AskedProfessional,
    ClientExperience,
    EvaluatedGoal,
    LocalEvaluation,
)
from localfield.models.regie_note import RegieNote
from localfield.models.report_back import ReportBack
from localfield.models.trajectory import LocalTrajectory
from localfield.models.trajectory_handover import TrajectoryHandover

__all__ = [
    "AskedProfessional",
    "BridgingCheck",
    "BridgingPeriod",
    "ClientExperience",
    "EvaluatedGoal",
    "LocalContact",
    "LocalContactAmendment",
    "LocalDeadline",
    "LocalEstimate",
    "LocalEvaluation",
    "LocalTrajectory",
    "MetInContact",
    "RegieNote",
    "ReportBack",
    "TrajectoryHandover",
]
