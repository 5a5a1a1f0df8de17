"""A family as a row of a list, and a worker with their families."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse

from cases.enums import RegieKind
from cases.screens.badges import severity_badge
from common.shown import Badge
from consultations.selectors.usd import ASKING
from deadlines.screens import DeadlineLine, line_for
from localfield.screens.frame import phase_badge
from localfield.staleness import Silence, silence
from organisations.enums import Severity
from safetyplans.enums import PlanState

if TYPE_CHECKING:
    from deadlines.workdays import Calendar
    from localfield.selectors.families import FamilyCounts

WAITS = Badge("Wacht op hulp", "yellow")
HANDED_BACK = Badge("Teruggemeld", "orange")
NO_PLAN = "Nog geen plan"


@dataclass(frozen=True)
class FamilyRow:
    """``deadlines``: what runs, what ends first on top."""

    number: str
    url: str
    household: str
    badges: list[Badge]
    worker: str
    give_url: str
    silence: Silence
    deadlines: list[DeadlineLine]
    plan: str
    regie: list[str]


@dataclass(frozen=True)
class Figure:
    """A figure on top of the page and the list behind it; see ``components/kpi.html``."""

    value: int
    label: str
    tone: str
    url: str


@dataclass(frozen=True)
class WorkerRow:
    """How many families somebody has, and how they stand; each figure leads to the list."""

    name: str
    total: Figure
    figures: list[Figure]
    weights: str


def family_rows(
    cases: Iterable[Any], *, now: datetime, today: date, calendar: "Calendar"
) -> list[FamilyRow]:
    return [_row(case, now, today, calendar) for case in cases]


def figures(counts: "FamilyCounts") -> list[Figure]:
    return [
        *_asking(counts),
        _figure(counts.evaluation, "Evaluatie binnenkort", "", alleen="evaluation"),
        _figure(counts.waiting, "Wacht op hulp", "", alleen="waiting"),
        _figure(counts.all, "Gezinnen", ""),
    ]


def consulting(counts: "FamilyCounts") -> list[Figure]:
    """For who consults Veilig Thuis beside the families."""
    asking, notices = counts.consultations, counts.crisis_notices
    consultations = f"{reverse('consultations:usd_list')}?status={ASKING}"
    return [
        Figure(asking, "Consultaties die iets vragen", "soon" if asking else "", consultations),
        Figure(notices, "Open vooraankondigingen", "", reverse("consultations:crisis_notices")),
    ]


def coordinator_figures(counts: "FamilyCounts") -> list[Figure]:
    """What a coordinator acts on; how the rest is divided stands in the table."""
    return [
        _figure(counts.nobodys, "Van niemand", "late", van="nobody"),
        *_asking(counts),
        _figure(counts.handed_back, "Teruggemeld", "soon", alleen="handed_back"),
    ]


def _asking(counts: "FamilyCounts") -> list[Figure]:
    return [
        _figure(counts.late, "Te laat", "late", alleen="late"),
        _figure(counts.silent, "Stil: lang geen contact", "soon", alleen="silent"),
    ]


def worker_rows(rows: Iterable[dict[str, Any]]) -> list[WorkerRow]:
    return [_worker(row) for row in rows]


def _worker(row: dict[str, Any]) -> WorkerRow:
    van = str(row["worker_id"]) if row["worker_id"] else "nobody"
    weights = [f"{row[f'{w.value}_count']} {w.label}" for w in Severity if row[f"{w.value}_count"]]
    return WorkerRow(
        name=row["worker_name"] or "Nog niemand",
        total=_figure(row["total"], "Gezinnen", "", van=van),
        figures=[
            _figure(row["late_count"], "Te laat", "late", van=van, alleen="late"),
            _figure(row["silent_count"], "Stil", "soon", van=van, alleen="silent"),
            _figure(row["evaluation_count"], "Evaluatie", "", van=van, alleen="evaluation"),
            _figure(row["waiting_count"], "Wacht op hulp", "", van=van, alleen="waiting"),
        ],
        weights=", ".join(weights),
    )


def _figure(value: int, label: str, tone: str, **query: str) -> Figure:
    page = reverse("localfield:families")
    url = f"{page}?{urlencode(query)}" if query else page
    return Figure(value, label, tone if value else "", url)


def _row(case: Any, now: datetime, today: date, calendar: "Calendar") -> FamilyRow:
    state = case.plan_state
    badges = [severity_badge(case.weight), phase_badge(case)]
    badges += [WAITS if case.waits else None, HANDED_BACK if case.handed_back else None]
    return FamilyRow(
        number=case.number,
        url=reverse("localfield:family", args=[case.number]),
        household=case.household.name,
        badges=[badge for badge in badges if badge],
        worker=case.worker_name or "",
        give_url=reverse("localfield:give", args=[case.number]),
        silence=silence(case.met_on, case.heard_on, today),
        deadlines=[line_for(term, now=now, calendar=calendar) for term in case.open_terms],
        plan=str(PlanState(state).label).capitalize() if state else NO_PLAN,
        regie=_regie([held.get_kind_display() for held in case.held_regie]),
    )


def _regie(kinds: list[str]) -> list[str]:
    return ["alle regie"] if len(kinds) == len(RegieKind) else kinds
