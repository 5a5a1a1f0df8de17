"""The steps of a plan: what one may do now, and what still stands in the way."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from common.shown import Badge
from safetyplans.enums import PlanState
from safetyplans.guards.vt_half import GATE
from workflow.steps import objections, steps_from_here

if TYPE_CHECKING:
    from accounts.models import User
    from safetyplans.models import SafetyPlan

TONES = {
    PlanState.DRAFT: "outline",
    PlanState.IN_DISCUSSION: "azure",
    PlanState.ADOPTED: "green",
    PlanState.HANDED_OVER: "azure",
    PlanState.ELABORATING: "azure",
    PlanState.SIGNED: "green",
    PlanState.IN_EXECUTION: "green",
    PlanState.ADJUSTED: "azure",
    PlanState.GOAL_REACHED: "outline",
    PlanState.ENDED: "outline",
    PlanState.REPORTED_BACK: "orange",
}
# What a step brings about, for who is going to press the button.
EFFECTS = {
    "discuss": "Het gezin leest het plan en praat erover. U kunt blijven schrijven.",
    "take_back": "Het plan is weer een concept, om het grondiger aan te passen.",
    "adopt": "Deze tekst wordt een versie die niemand meer verandert. De voorwaarden staan dan "
    "ook in de dienst vast.",
    "revise": "U schrijft verder op deze tekst. De vastgestelde versie blijft zoals zij is, en "
    "geldt tot de nieuwe er is.",
}


@dataclass(frozen=True)
class StepLine:
    """A step with its button; while something objects, the sentences instead."""

    name: str
    label: str
    effect: str
    url: str
    objections: list[str]


@dataclass(frozen=True)
class StepsPage:
    """``steps`` is empty for who only reads; ``ahead`` is what adopting asks later of a draft."""

    number: str
    state: Badge
    steps: list[StepLine]
    ahead: list[str]


def steps_page(plan: "SafetyPlan", reader: "User") -> StepsPage:
    state = PlanState(plan.state)
    return StepsPage(
        number=plan.number,
        state=Badge(str(state.label), TONES[state]),
        steps=[
            StepLine(
                name=step.name,
                label=step.custom["label"],
                effect=EFFECTS[step.name],
                url=reverse(f"safetyplans:{step.name}", args=[plan.number]),
                objections=objections(plan, step.name),
            )
            for step in steps_from_here(plan, reader)
            if step.name in EFFECTS
        ],
        ahead=_ahead(plan) if state == PlanState.DRAFT else [],
    )


def _ahead(plan: "SafetyPlan") -> list[str]:
    return [guard.says(plan) for guard in GATE if not guard(plan)]
