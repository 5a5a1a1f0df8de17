"""One class per file; the rows of a plan together."""

from safetyplans.models.condition import SafetyCondition
from safetyplans.models.local import (
    ConditionReturn,
    LifeArea,
    LocalAgreement,
    LocalPrint,
    LocalVersion,
    MunicipalPart,
    NetworkPerson,
    OwnPart,
    PlanGoal,
    PlanRecipient,
    PlanSignature,
    Signatory,
    SubPlan,
)
from safetyplans.models.member_view import MemberView
from safetyplans.models.plan import SafetyPlan
from safetyplans.models.plan_print import PlanPrint
from safetyplans.models.quality_check import QualityCheck
from safetyplans.models.rows import FallbackStep, HelpProposal, SafetyAgreement, SafetyPerson
from safetyplans.models.version import PlanVersion

__all__ = [
    "ConditionReturn",
    "FallbackStep",
    "HelpProposal",
    "LifeArea",
    "LocalAgreement",
    "LocalPrint",
    "LocalVersion",
    "MemberView",
    "MunicipalPart",
    "NetworkPerson",
    "OwnPart",
    "PlanGoal",
    "PlanPrint",
    "PlanRecipient",
    "PlanSignature",
    "PlanVersion",
    "QualityCheck",
    "SafetyAgreement",
    "SafetyCondition",
    "SafetyPerson",
    "SafetyPlan",
    "Signatory",
    "SubPlan",
]
