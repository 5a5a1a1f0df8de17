"""A page on which one part of the municipal half is written."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from common.shown import Step
from safetyplans import local_parts as parts
from safetyplans.guards.municipal_half import WRITTEN
from safetyplans.local_content import local_snapshot
from safetyplans.screens.network_map import NetworkMap, network_map
from safetyplans.screens.writing import Sheet
from safetyplans.selectors.local_rows import family_that_signs

if TYPE_CHECKING:
    from safetyplans.local_parts import LocalPart
    from safetyplans.models import SafetyPlan


@dataclass(frozen=True)
class LocalPartPage:
    """``missing`` is what the plan still asks here; ``family`` signs without being added."""

    number: str
    part: "LocalPart"
    sheets: list[Sheet]
    missing: list[str]
    steps: list[Step]
    before: Step | None
    after: Step | None
    add_url: str
    map: NetworkMap | None
    family: list[str]
    children: tuple[()] = ()  # the shared button to add asks


def local_part_page(plan: "SafetyPlan", part: "LocalPart", sheets: list[Sheet]) -> LocalPartPage:
    asked = open_questions(plan)
    steps = _steps(plan, part, asked)
    here = next(place for place, step in enumerate(steps) if step.state == "current")
    network = part == parts.NETWORK
    signing = part == parts.SIGNATORIES
    return LocalPartPage(
        number=plan.case.number,
        part=part,
        sheets=sheets,
        missing=missing(part, asked),
        steps=steps,
        before=steps[here - 1] if here else None,
        after=steps[here + 1] if here + 1 < len(steps) else None,
        add_url=local_address("local_add", plan, part) if part.add else "",
        map=network_map(local_snapshot(plan)["network"]) if network else None,
        family=[person.name for person in family_that_signs(plan)] if signing else [],
    )


def open_questions(plan: "SafetyPlan") -> dict[str, str]:
    """What the plan still asks before everybody can sign, by the name of the guard."""
    return {guard.name: guard.says(plan) for guard in WRITTEN if not guard(plan)}


def missing(part: "LocalPart", asked: dict[str, str]) -> list[str]:
    """The sentences of its guards, while they object."""
    return [asked[guard.name] for guard in part.guards if guard.name in asked]


def local_address(name: str, plan: "SafetyPlan", part: "LocalPart", *key: int) -> str:
    return reverse(f"safetyplans:{name}", args=[plan.case.number, part.slug, *key])


def _steps(plan: "SafetyPlan", here: "LocalPart", asked: dict[str, str]) -> list[Step]:
    return [
        Step(
            label=part.title,
            state="current" if part == here else _state(part, asked),
            url=local_address("local_part", plan, part),
        )
        for part in parts.parts_of(plan)
    ]


def _state(part: "LocalPart", asked: dict[str, str]) -> str:
    return "completed" if part.guards and not missing(part, asked) else "upcoming"
