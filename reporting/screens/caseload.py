"""The caseload board: who carries what, what runs late, which family has gone silent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from cases.enums import CaseState
from cases.screens.badges import case_badge
from common.charts import Point
from common.shown import Badge
from deadlines.screens import DeadlineLine, line_for
from deadlines.workdays import AMSTERDAM
from organisations.enums import Severity
from reporting.screens.case_rows import urgency
from reporting.screens.my_work import Figure
from reporting.selectors.caseload import AGES, SILENT_AFTER
from tracks.enums import ENDED, TrackState

if TYPE_CHECKING:
    from accounts.models import User
    from deadlines.workdays import Calendar

NOBODY = "Niet toegewezen"


@dataclass(frozen=True)
class WorkerLoad:
    """The open cases of one colleague, by phase, weight and clock."""

    name: str
    key: str
    url: str
    total: int
    assessing: int
    track: int
    handing_over: int
    light: int
    medium: int
    heavy: int
    late: int
    soon: int


@dataclass(frozen=True)
class BoardRow:
    number: str
    url: str
    household: str
    worker: str
    phase: Badge
    urgency: list[Badge]
    deadline: DeadlineLine | None
    more_deadlines: int
    age: int
    silent_days: int
    never_heard: bool


def loads(rows: Iterable[Mapping[str, Any]], workers: "Iterable[User]") -> list[WorkerLoad]:
    """What nobody carries first; then who may carry, also with nothing; then who left with cases
    still on their name, so that no case drops off the board."""
    by_worker = {row["worker_id"]: row for row in rows}
    nobody = by_worker.pop(None, {})
    known = [(worker.pk, worker.name, by_worker.pop(worker.pk, {})) for worker in workers]
    left = [
        (pk, f"{row['carried_by']} (draagt geen dossiers meer)", row)
        for pk, row in by_worker.items()
    ]
    return [
        _load(nobody, NOBODY, "none"),
        *(_load(row, name, str(pk)) for pk, name, row in [*known, *left]),
    ]


def figures(
    loads: Sequence[WorkerLoad], ageing: Mapping[str, int], *, waiting: int
) -> list[Figure]:
    """``waiting``: the length of the waiting list."""
    page = reverse("reporting:caseload")
    late, unassigned = sum(load.late for load in loads), loads[0].total
    silent = ageing["silent"]
    return [
        Figure(ageing["total"], "Open dossiers", "", f"{page}#lijst"),
        Figure(unassigned, NOBODY, "soon" if unassigned else "", f"{page}?medewerker=none#lijst"),
        Figure(late, "Over de termijn", "late" if late else "", f"{page}?alleen=late#lijst"),
        Figure(
            waiting,
            "Wachten op een dienst",
            "soon" if waiting else "",
            reverse("tracks:waiting"),
        ),
        Figure(
            silent,
            f"Gezin {SILENT_AFTER} werkdagen of langer stil",
            "late" if silent else "",
            f"{page}?alleen=silent#lijst",
        ),
    ]


def load_points(loads: Sequence[WorkerLoad]) -> list[Point]:
    return [
        Point(load.name, load.total, "late" if load.late else "") for load in loads if load.total
    ]


def track_points(per_state: Mapping[str, int]) -> list[Point]:
    """Running tracks by state, in the order of the machine."""
    running = [state for state in TrackState if state not in ENDED]
    return [
        Point(str(state.label).capitalize(), per_state[state])
        for state in running
        if state in per_state
    ]


def age_points(ageing: Mapping[str, int]) -> list[Point]:
    """Bars from young to old; each counts what is newer than its edge and older than the last."""
    points, newer, since = [], 0, 0
    for age in AGES:
        points.append(Point(f"{since}–{age}", ageing[f"age_{age}"] - newer))
        newer, since = ageing[f"age_{age}"], age + 1
    return [*points, Point(f"{since} en meer", ageing["total"] - newer, "soon")]


def board_rows(cases: Iterable[Any], *, now: datetime, calendar: "Calendar") -> list[BoardRow]:
    today = now.astimezone(AMSTERDAM).date()
    return [_row(case, now, today, calendar) for case in cases]


def _row(case: Any, now: datetime, today: date, calendar: "Calendar") -> BoardRow:
    first = next(iter(case.open_terms), None)
    opened = case.opened_at.astimezone(AMSTERDAM).date()
    heard = case.heard_at.astimezone(AMSTERDAM).date()
    return BoardRow(
        number=case.number,
        url=reverse("cases:detail", args=[case.number]),
        household=case.household.name,
        worker=case.carried_by or "",
        phase=case_badge(case.state, case.outcome),
        urgency=urgency(urgent=case.urgent, severity=case.severity),
        deadline=line_for(first, now=now, calendar=calendar) if first else None,
        more_deadlines=max(len(case.open_terms) - 1, 0),
        age=calendar.workdays_between(opened, today),
        silent_days=(today - heard).days,
        never_heard=case.last_family_contact_at is None,
    )


def _load(row: Mapping[str, Any], name: str, key: str) -> WorkerLoad:
    return WorkerLoad(
        name=name,
        key=key,
        url=f"{reverse('reporting:caseload')}?medewerker={key}#lijst",
        total=row.get("total", 0),
        assessing=row.get(CaseState.ASSESSING, 0),
        track=row.get(CaseState.TRACK, 0),
        handing_over=row.get(CaseState.HANDING_OVER, 0),
        light=row.get(Severity.LIGHT, 0),
        medium=row.get(Severity.MEDIUM, 0),
        heavy=row.get(Severity.HEAVY, 0),
        late=row.get("lates", 0),
        soon=row.get("soons", 0),
    )
