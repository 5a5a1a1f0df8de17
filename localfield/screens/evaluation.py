"""Evaluations: each in a line, and one whole."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from common.dutch import long_day, short_day
from common.shown import Badge, Fact
from localfield.enums import EvaluationDecision
from localfield.screens.estimate import safe_badge
from safety.selectors.start_and_now import Line, PersonLines
from safetyplans.enums import GoalResult

if TYPE_CHECKING:
    from collections.abc import Iterable

    from localfield.models import LocalEvaluation

TONES = {
    EvaluationDecision.CONTINUE: "green",
    EvaluationDecision.SCALE_DOWN: "green",
    EvaluationDecision.ADJUST: "yellow",
    EvaluationDecision.SCALE_UP: "red",
    EvaluationDecision.CLOSE: "neutral",
}
RESULT_TONES = {
    GoalResult.ACHIEVED: "green",
    GoalResult.PARTLY: "yellow",
    GoalResult.NOT_ACHIEVED: "red",
}
# What the worker does after this decision: a sentence, and the page where that is done.
NEXT = {
    EvaluationDecision.ADJUST: (
        "U besloot het plan aan te passen. Schrijf de nieuwe versie; iedereen tekent die opnieuw.",
        "Naar het plan",
        "safetyplans:local",
    ),
    EvaluationDecision.SCALE_UP: (
        "U besloot op te schalen. Veilig Thuis weet dat pas als u terugmeldt.",
        "Terugmelden aan Veilig Thuis",
        "localfield:report_back",
    ),
    EvaluationDecision.CLOSE: (
        "U besloot af te sluiten. Dat kan als de veiligheid stabiel is of anderen het overnamen.",
        "Rond het werk met dit gezin af",
        "localfield:end",
    ),
}


@dataclass(frozen=True)
class EvaluationLine:
    day: str
    method: str
    decision: Badge
    safe: Badge
    next_day: str
    by: str
    url: str


@dataclass(frozen=True)
class GoalLine:
    number: int
    what: str
    result: Badge
    note: str


@dataclass(frozen=True)
class Said:
    """What somebody said: a professional who was asked, or a member of the family."""

    who: str
    when: str
    said: str


@dataclass(frozen=True)
class NextAct:
    sentence: str
    label: str
    url: str


@dataclass(frozen=True)
class EvaluationView:
    """One evaluation as partner and Veilig Thuis read it."""

    title: str
    badges: list[Badge]
    facts: list[Fact]
    goals: list[GoalLine]
    table: list[PersonLines]
    risks_weighed: str
    safe_note: str
    asked: list[Said]
    nobody_asked: str
    family: list[Said]
    dissent: str
    decision: str
    decision_note: str


def evaluation_line(row: "LocalEvaluation", number: str) -> EvaluationLine:
    return EvaluationLine(
        day=short_day(row.on),
        method=row.method,
        decision=_decision(row),
        safe=safe_badge(row.safe_now),
        next_day=short_day(row.next_on) if row.next_on else "",
        by=f"{row.recorded_by.name}, {row.organisation.name}",
        url=reverse("localfield:evaluation", args=[number, row.pk]),
    )


def evaluation_lines(rows: "Iterable[LocalEvaluation]", number: str) -> list[EvaluationLine]:
    return [evaluation_line(row, number) for row in rows]


def evaluation_view(row: "LocalEvaluation") -> EvaluationView:
    return EvaluationView(
        title=f"Evaluatie van {long_day(row.on)}",
        badges=[_decision(row), safe_badge(row.safe_now)],
        facts=[
            Fact("Methode", row.method),
            Fact("Deelnemers", row.participants),
            Fact("Volgende evaluatie", long_day(row.next_on) if row.next_on else "Geen"),
            Fact("Vastgelegd door", f"{row.recorded_by.name}, {row.organisation.name}"),
            Fact("Vastgelegd op", long_day(timezone.localdate(row.recorded_at))),
        ],
        goals=[
            GoalLine(goal.number, goal.what, _result(goal.result), goal.note)
            for goal in row.goals.all()
        ],
        table=kept_table(row.start_and_now),
        risks_weighed=row.risks_weighed,
        safe_note=row.safe_note,
        asked=[Said(one.who, short_day(one.on), one.said) for one in row.asked.all()],
        nobody_asked=row.nobody_asked,
        family=[
            Said(one.person.name, f"Houvast aan het plan: {one.get_plan_held_display()}", one.said)
            for one in row.experiences.all()
        ],
        dissent=row.dissent,
        decision=str(row.get_decision_display()),
        decision_note=row.decision_note,
    )


def next_act(row: "LocalEvaluation", number: str) -> NextAct | None:
    """What the decision leads to; nothing when the family just goes on."""
    found = NEXT.get(EvaluationDecision(row.decision))
    if found is None:
        return None
    sentence, label, name = found
    return NextAct(sentence, label, reverse(name, args=[number]))


def kept_table(kept: list[dict[str, Any]]) -> list[PersonLines]:
    """The table as it lay on the desk that day."""
    return [
        PersonLines(person["name"], [Line(**line) for line in person["lines"]]) for person in kept
    ]


def _decision(row: "LocalEvaluation") -> Badge:
    tone = TONES[EvaluationDecision(row.decision)]
    return Badge(capfirst(row.get_decision_display()), tone)


def _result(result: str) -> Badge:
    known = GoalResult(result)
    return Badge(str(known.label), RESULT_TONES.get(known, "neutral"))
