"""The half of the plan that the local field writes and everybody signs."""

from safetyplans.models.local.goal import PlanGoal
from safetyplans.models.local.municipal_part import MunicipalPart
from safetyplans.models.local.print import LocalPrint
from safetyplans.models.local.rows import (
    ConditionReturn,
    LifeArea,
    LocalAgreement,
    NetworkPerson,
    OwnPart,
    PlanRecipient,
    SubPlan,
)
from safetyplans.models.local.signature import PlanSignature, Signatory
from safetyplans.models.local.version import LocalVersion

__all__ = [
    "ConditionReturn",
    "LifeArea",
    "LocalAgreement",
    "LocalPrint",
    "LocalVersion",
    "MunicipalPart",
    "NetworkPerson",
    "OwnPart",
    "PlanGoal",
    "PlanRecipient",
    "PlanSignature",
    "Signatory",
    "SubPlan",
]
