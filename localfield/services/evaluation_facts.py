"""An evaluation as plain data: what the page, the rehearsal and the demo hand to the service."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from people.models import Person
    from safetyplans.models import PlanGoal


@dataclass(frozen=True)
class GoalSaid:
    """What came of one goal of the plan (``safetyplans.enums.GoalResult``)."""

    goal: "PlanGoal"
    result: str
    note: str = ""


@dataclass(frozen=True)
class ProfessionalSaid:
    """Another professional, asked by us (001-26)."""

    who: str
    on: date
    said: str


@dataclass(frozen=True)
class MemberSaid:
    """How one member of the family finds the help (001-25, 003-49)."""

    person: "Person"
    said: str
    plan_held: str


@dataclass(frozen=True, kw_only=True)
class EvaluationFacts:
    """The fields are those of ``LocalEvaluation`` (domain 6.7).

    ``nobody_asked``: why no other professional was asked. ``next_on`` may stay open when the
    decision is to close.
    """

    on: date
    method: str
    participants: str
    risks_weighed: str
    safe_now: bool
    safe_note: str
    decision: str
    decision_note: str
    next_on: date | None = None
    dissent: str = ""
    nobody_asked: str = ""
    goals: tuple[GoalSaid, ...] = ()
    professionals: tuple[ProfessionalSaid, ...] = ()
    family: tuple[MemberSaid, ...] = ()
