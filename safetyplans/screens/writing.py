"""A page on which one part of the plan is written, at a desk or at the table with the family."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from common.dutch import short_day
from common.shown import Step
from safety.selectors.factors import risks_of
from safetyplans.content import snapshot
from safetyplans.said import Item
from safetyplans.screens import parts
from safetyplans.screens.plan_text import sections
from safetyplans.screens.wording import Question, questions
from safetyplans.selectors import plans, rows

if TYPE_CHECKING:
    from common.shared_form import SmallForm
    from people.models import Person
    from safetyplans.models import SafetyCondition, SafetyPlan
    from safetyplans.screens.parts import Part

# Read at the table, above what is written there.
READ_ALONG = (parts.EVENTS, parts.PROTECTIVE)
# For whom help is that follows from a risk of nobody in particular.
WHOLE_FAMILY = "Het hele gezin"


@dataclass(frozen=True)
class Sheet:
    """One small form: what it is called and where it is sent; an empty address cannot be done
    here. ``child`` is whose safety person it is about, 0 for other rows; ``told`` is read above
    the questions."""

    form: "SmallForm"
    heading: str
    anchor: str
    url: str
    keep_url: str
    remove_url: str = ""
    drop_url: str = ""
    child: int = 0
    told: str = ""

    @property
    def questions(self) -> list[Question]:
        return questions(self.form)


@dataclass(frozen=True)
class DroppedLine:
    """A condition that held in an earlier version."""

    heading: str
    text: str
    why: str
    restore_url: str


@dataclass(frozen=True)
class Child:
    """Somebody who needs a safety person; ``known``: there is a row for this child."""

    key: int
    name: str
    known: bool


@dataclass(frozen=True)
class Offer:
    """A risk that holds, to take over as a point for care."""

    kind: str
    for_whom: str
    what: str


@dataclass(frozen=True)
class PartPage:
    """``missing`` is what the plan still asks here; ``reads`` what is only read on this page."""

    number: str
    case: str
    part: "Part"
    sheets: list[Sheet]
    reads: list[Item]
    missing: list[str]
    steps: list[Step]
    before: Step | None
    after: Step | None
    add_url: str
    children: list[Child]
    offers: list[Offer]
    dropped: list[DroppedLine]


def part_page(plan: "SafetyPlan", part: "Part", place: str, sheets: list[Sheet]) -> PartPage:
    at_desk = place == parts.DESK
    steps = _steps_at_desk(plan, part) if at_desk else _steps_at_table(plan, part)
    here = next((place for place, step in enumerate(steps) if step.state == "current"), 0)
    return PartPage(
        number=plan.number,
        case=plan.case.number,
        part=part,
        sheets=sheets,
        reads=_reads(plan, part, at_desk=at_desk),
        missing=missing(plan, part) if at_desk else [],
        steps=steps,
        before=steps[here - 1] if here else None,
        after=steps[here + 1] if here + 1 < len(steps) else None,
        add_url=address("add", plan, place, part),
        children=_children(plan, part),
        offers=_offers(plan, part) if at_desk else [],
        dropped=_dropped(plan, part) if at_desk else [],
    )


def first_name(person: "Person") -> str:
    """As one is called at the table."""
    return person.calling_name or person.name


def missing(plan: "SafetyPlan", part: "Part") -> list[str]:
    """The sentence of its guard, while that objects."""
    if part.guard is None or part.guard(plan):
        return []
    return [part.guard.says(plan)]


def address(name: str, plan: "SafetyPlan", place: str, part: "Part", *key: int) -> str:
    return reverse(f"safetyplans:{name}", args=[plan.number, place, part.slug, *key])


def _steps_at_desk(plan: "SafetyPlan", part: "Part") -> list[Step]:
    return [
        Step(
            label=one.title,
            state="current" if one == part else _state(plan, one),
            url=address("part", plan, parts.DESK, one),
        )
        for one in parts.PARTS.values()
    ]


def _steps_at_table(plan: "SafetyPlan", part: "Part") -> list[Step]:
    """The subjects, one after the other; who said what about them stands on the first page."""
    return [
        Step(
            label=one.plain,
            state="current" if one == part else "upcoming",
            url=address("part", plan, parts.TABLE, one),
        )
        for one in parts.DOCUMENT
    ]


def _state(plan: "SafetyPlan", part: "Part") -> str:
    done = part.guard is not None and part.guard(plan)
    written = part.guard is None and bool(_text(plan, part))
    return "completed" if done or written else "upcoming"


def _text(plan: "SafetyPlan", part: "Part") -> str:
    return plan.goal if part == parts.GOAL else plan.consequences


def _reads(plan: "SafetyPlan", part: "Part", *, at_desk: bool) -> list[Item]:
    if part not in READ_ALONG or (at_desk and part == parts.EVENTS):
        return []
    section = sections(snapshot(plan))[parts.DOCUMENT.index(part)]
    return [item for item in section.items if item.key != "timeline"]


def _children(plan: "SafetyPlan", part: "Part") -> list[Child]:
    if part != parts.SAFETY_PERSONS:
        return []
    known = {row.child_id for row in rows.rows_of(plan, part.kind)}
    return [Child(one.pk, first_name(one), one.pk in known) for one in plans.children_in(plan)]


def _offers(plan: "SafetyPlan", part: "Part") -> list[Offer]:
    """What the plan does not say yet in these words (000-07)."""
    if part != parts.HELP:
        return []
    said = {row.what for row in rows.rows_of(plan, part.kind)}
    return [
        Offer(
            kind=str(risk.get_kind_display()).capitalize(),
            for_whom=first_name(risk.about) if risk.about else WHOLE_FAMILY,
            what=risk.description,
        )
        for risk in risks_of(plan.case)
        if risk.description not in said
    ]


def _dropped(plan: "SafetyPlan", part: "Part") -> list[DroppedLine]:
    if part != parts.CONDITIONS:
        return []
    return [_dropped_line(plan, row) for row in plans.conditions_of(plan, dropped=True)]


def _dropped_line(plan: "SafetyPlan", row: "SafetyCondition") -> DroppedLine:
    day = short_day(timezone.localtime(row.dropped_at).date())
    by = row.dropped_by.name if row.dropped_by else ""
    return DroppedLine(
        heading=f"Voorwaarde {row.number}",
        text=row.text,
        why=f"Vervallen op {day} door {by}: {row.dropped_reason}",
        restore_url=reverse("safetyplans:restore", args=[plan.number, row.pk]),
    )
