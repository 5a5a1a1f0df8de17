"""A report as one row of a list. Who reported is not in it (A5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from cases.permissions import can_read_assessment
from cases.screens.badges import REPEAT, report_badge
from common.shown import Badge
from deadlines.screens import DeadlineLine, line_for
from reporting.screens.case_rows import urgency

if TYPE_CHECKING:
    from accounts.models import User
    from deadlines.workdays import Calendar


@dataclass(frozen=True)
class ReportRow:
    number: str
    url: str
    household: str
    received_at: datetime
    badges: list[Badge]
    urgency: list[Badge]
    deadline: DeadlineLine | None
    more_deadlines: int
    assessor: str


def report_rows(
    reports: Iterable[Any], reader: "User", *, now: datetime, calendar: "Calendar"
) -> list[ReportRow]:
    return [_row(report, reader, now, calendar) for report in reports]


def _row(report: Any, reader: "User", now: datetime, calendar: "Calendar") -> ReportRow:
    assessment = getattr(report, "assessment", None)
    first = next(iter(report.open_terms), None)
    weight = assessment.severity if assessment and can_read_assessment(reader) else None
    return ReportRow(
        number=report.number,
        url=reverse("cases:report", args=[report.number]),
        household=report.case.household.name,
        received_at=report.received_at,
        badges=[report_badge(report.state), *([REPEAT] if report.repeat_report else [])],
        urgency=urgency(urgent=report.urgent, severity=weight),
        deadline=line_for(first, now=now, calendar=calendar) if first else None,
        more_deadlines=max(len(report.open_terms) - 1, 0),
        assessor=assessment.assessor.name if assessment else "",
    )
