"""Repeat reports as a work list, and as lessons without anybody in them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.text import capfirst

from cases.enums import DirectorView, RepeatOutcome, RepeatState, TrajectoryKind, TriageOutcome
from cases.screens.repeat import TONES
from common.charts import Point
from common.shown import Badge, Fact
from deadlines.screens import DeadlineLine, line_for
from handover.enums import HandoverForm
from organisations.enums import Severity
from reporting.selectors.repeats import Lesson

if TYPE_CHECKING:
    from deadlines.workdays import Calendar

NONE = "–"
# Short enough to stand beside a bar and in a narrow column.
SHORT: dict[str, str] = {
    TriageOutcome.CLOSE: "A  direct afgesloten",
    TriageOutcome.OWN_HELP: "B  hulp ging zelf verder",
    TriageOutcome.DIRECT_HANDOVER: "C  direct overgedragen",
    TriageOutcome.CONDITIONS: "D  voorwaarden en vervolg",
    TriageOutcome.INVESTIGATION: "E  onderzoek",
    RepeatOutcome.GOES_ON_WITH_ADVICE: "zelf verder, met advies",
    RepeatOutcome.SHARPEN_PLAN: "plan aangescherpt",
    RepeatOutcome.WARM_AGREEMENTS: "afspraken warm overgedragen",
    RepeatOutcome.VT_TAKES_OVER: "Veilig Thuis nam over",
    RepeatOutcome.SAME_PARTNER: "naar dezelfde ketenpartner",
    RepeatOutcome.OTHER_PARTNER: "naar een andere ketenpartner",
    TrajectoryKind.TRACK: "dienst",
    TrajectoryKind.LOCAL_FIELD: "lokaal veld",
    TrajectoryKind.MONITORING: "monitoring",
}
COLUMNS = (
    "Eerste besluit",
    "Eerste zwaarte",
    "Overdracht",
    "Dagen ertussen",
    "Wat er liep",
    "Procesregisseur",
    "Zienswijze",
    "Nieuw besluit",
    "Nieuwe zwaarte",
    "Wat ermee gebeurde",
)


@dataclass(frozen=True)
class RepeatRow:
    number: str
    url: str
    household: str
    signalled_at: datetime
    director: str
    badge: Badge
    deadline: DeadlineLine | None
    more_deadlines: int
    assessor: str


@dataclass(frozen=True)
class Reflection:
    """What the page of lessons shows; each line has the facts of ``COLUMNS`` in that order."""

    count: str
    middle: str
    within: str
    lines: list[list[Fact]]
    became: list[Point]
    first: list[Point]


def repeat_rows(rows: Iterable[Any], *, now: datetime, calendar: "Calendar") -> list[RepeatRow]:
    return [_row(row, now, calendar) for row in rows]


def reflection(lessons: list[Lesson]) -> Reflection:
    within = sum(bool(one.within) for one in lessons)
    return Reflection(
        count=str(len(lessons)),
        middle=str(round(median(one.days_between for one in lessons))) if lessons else NONE,
        within=str(within),
        lines=[_line(one) for one in lessons],
        became=_counts(RepeatOutcome, (one.became for one in lessons)),
        first=_counts(TriageOutcome, (one.first_outcome for one in lessons)),
    )


def _row(row: Any, now: datetime, calendar: "Calendar") -> RepeatRow:
    assessment = getattr(row.report, "assessment", None)
    term = next(iter(row.report.d12), None)
    return RepeatRow(
        number=row.report.number,
        url=reverse("cases:repeat", args=[row.report.number]),
        household=row.report.case.household.name,
        signalled_at=row.signalled_at,
        director=row.director.name if row.director else "Veilig Thuis zelf",
        badge=Badge(capfirst(row.get_state_display()), TONES[RepeatState(row.state)]),
        deadline=line_for(term, now=now, calendar=calendar) if term else None,
        more_deadlines=0,
        assessor=assessment.assessor.name if assessment else "",
    )


def _line(one: Lesson) -> list[Fact]:
    said = (
        _said(TriageOutcome, one.first_outcome),
        _said(Severity, one.first_severity),
        _said(HandoverForm, one.handover_form),
        str(one.days_between),
        ", ".join(SHORT[kind] for kind in one.within) or "niets",
        one.heard,
        _said(DirectorView, one.view),
        _said(TriageOutcome, one.outcome),
        _said(Severity, one.severity),
        _said(RepeatOutcome, one.became),
    )
    return [Fact(column, value) for column, value in zip(COLUMNS, said, strict=True)]


def _said(words: type[TextChoices], value: str) -> str:
    return SHORT.get(value, str(words(value).label)) if value else NONE


def _counts(words: type[TextChoices], values: Iterator[str]) -> list[Point]:
    """Only what happened: a list of noughts teaches nothing."""
    counted = Counter(value for value in values if value)
    return [Point(capfirst(SHORT[one]), counted[one]) for one in words if counted[one]]
