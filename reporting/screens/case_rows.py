"""A case as one row of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from cases.permissions import can_read_assessment
from cases.screens.badges import URGENT, case_badge, severity_badge
from common.shown import Badge
from deadlines.screens import DeadlineLine, line_for
from deadlines.workdays import Calendar

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class CaseRow:
    number: str
    url: str
    household: str
    municipality: str
    phase: Badge
    urgency: list[Badge]
    deadline: DeadlineLine | None
    more_deadlines: int
    children: int
    unexplained: str


def case_rows(
    cases: Iterable[Any], reader: "User", *, now: datetime, calendar: Calendar
) -> list[CaseRow]:
    """Outcome and weight only for who reads the judgement (5.3)."""
    judged = can_read_assessment(reader)
    return [_row(case, judged, now, calendar) for case in cases]


def _row(case: Any, judged: bool, now: datetime, calendar: Calendar) -> CaseRow:
    first = next(iter(case.open_terms), None)
    return CaseRow(
        number=case.number,
        url=reverse("cases:detail", args=[case.number]),
        household=case.household.name,
        municipality=case.municipality.name if case.municipality else "",
        phase=case_badge(case.state, case.outcome if judged else None),
        urgency=urgency(urgent=case.urgent, severity=case.severity if judged else None),
        deadline=line_for(first, now=now, calendar=calendar) if first else None,
        more_deadlines=max(len(case.open_terms) - 1, 0),
        children=case.children,
        unexplained=_unexplained(case.number, first, now),
    )


def _unexplained(number: str, first: Any, now: datetime) -> str:
    """Where to say why the first term is late, when nobody did."""
    if first is None or first.breach_reason or not first.is_late(now):
        return ""
    return reverse("cases:breach_reason", args=[number, first.pk])


def urgency(*, urgent: bool, severity: str | None) -> list[Badge]:
    weight = severity_badge(severity)
    return [*([URGENT] if urgent else []), *([weight] if weight else [])]
