"""A moment as a row of the list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from common.dutch import long_day
from common.shown import Badge
from deadlines.screens import DeadlineLine, line_for
from monitoring.enums import MonitoringState
from monitoring.screens.badges import trajectory_badge
from monitoring.screens.moment import badges_of

if TYPE_CHECKING:
    from deadlines.workdays import Calendar
    from monitoring.models import EndProposal


@dataclass(frozen=True)
class MomentRow:
    household: str
    number: str
    url: str
    name: str
    day: str
    badges: list[Badge]
    assignee: str
    term: DeadlineLine | None


@dataclass(frozen=True)
class ProposalRow:
    """A family of whom a colleague proposed to stop following it."""

    household: str
    number: str
    url: str
    what: str


def moment_rows(rows: Iterable[Any], *, now: datetime, calendar: "Calendar") -> list[MomentRow]:
    return [_row(row, now, calendar) for row in rows]


def proposal_rows(rows: "Iterable[EndProposal]") -> list[ProposalRow]:
    return [
        ProposalRow(
            household=row.trajectory.case.household.name,
            number=row.trajectory.case.number,
            url=reverse("monitoring:of_case", args=[row.trajectory.case.number]),
            what=f"{row.get_kind_display()}, voorstel van {row.proposed_by.name}",
        )
        for row in rows
    ]


def _row(row: Any, now: datetime, calendar: "Calendar") -> MomentRow:
    case = row.trajectory.case
    term = next(iter(row.open_terms), None)
    stands_still = row.trajectory.state != MonitoringState.ACTIVE
    still = [trajectory_badge(row.trajectory.state)] if stands_still else []
    return MomentRow(
        household=case.household.name,
        number=case.number,
        url=reverse("monitoring:moment", args=[case.number, row.pk]),
        name=row.name,
        day=long_day(row.due_on),
        badges=[*badges_of(row), *still],
        assignee=row.assignee.name if row.assignee else "Nog te bepalen",
        term=line_for(term, now=now, calendar=calendar) if term else None,
    )
