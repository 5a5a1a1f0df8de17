"""Names of states, kinds and answers. English values for ever; Dutch labels are wording."""

from consultations.enums.advice import (
    BEFORE_REPORT,
    AdviceChannel,
    AdviceKind,
    AdviceState,
    AgeBand,
    CallAction,
    EndReason,
    MeldcodeStep,
    OwnPossibilities,
    PresentDanger,
    Purpose,
    ReportNorm,
    SafetyAnswer,
)
from consultations.enums.crisis_notice import CrisisNoticeState, WithdrawalReason
from consultations.enums.drafts import DraftKind
from consultations.enums.usd import TaskHolder, UsdState

__all__ = [
    "BEFORE_REPORT",
    "AdviceChannel",
    "AdviceKind",
    "AdviceState",
    "AgeBand",
    "CallAction",
    "CrisisNoticeState",
    "DraftKind",
    "EndReason",
    "MeldcodeStep",
    "OwnPossibilities",
    "PresentDanger",
    "Purpose",
    "ReportNorm",
    "SafetyAnswer",
    "TaskHolder",
    "UsdState",
    "WithdrawalReason",
]
