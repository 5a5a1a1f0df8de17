"""The head of every page of a case: whose case, how it stands, and its tabs."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from accounts.roles import Permission
from cases.permissions import can_read_assessment
from cases.screens.badges import REPEAT, URGENT, case_badge, severity_badge
from cases.screens.route import OVER, phases
from cases.selectors.header import reports_of
from common.shown import Badge, Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from accounts.models import User
    from cases.models import Case, Report


@dataclass(frozen=True)
class Part:
    """A page of every case; those of a report take its number, the others that of the case.

    ``name`` is the name of its address, and of the tab.
    """

    name: str
    label: str
    may_see: "Callable[[User], bool]"
    of_report: bool = False


def _everybody(reader: "User") -> bool:
    return True


def _reads_log(reader: "User") -> bool:
    return reader.may(Permission.ACCESS_LOG_SEE)


PARTS = [
    Part("cases:detail", "Overzicht", _everybody),
    Part("cases:household", "Gezin", _everybody),
    Part("cases:report", "Melding", _everybody, of_report=True),
    Part("cases:assessment", "Beoordeling", can_read_assessment, of_report=True),
    Part("cases:letters", "Brieven", can_read_assessment, of_report=True),
    Part("cases:timeline", "Tijdlijn", _everybody),
    Part("cases:access_log", "Inzage", _reads_log),
]


def add_tab(name: str, label: str, *, may_see: "Callable[[User], bool]", after: str) -> None:
    """A page of a higher app gets its tab on every case, beside the tab ``after``.

    Called once, when that app is ready: this app does not know it.
    """
    place = next(place for place, part in enumerate(PARTS) if part.name == after)
    PARTS.insert(place + 1, Part(name, label, may_see))


@dataclass(frozen=True)
class Tab:
    """A part of the case with its own address; ``count`` where there is more than one."""

    label: str
    url: str
    current: bool
    count: int | None = None


@dataclass(frozen=True)
class ReportLink:
    """The same part of another report of this case."""

    number: str
    received_at: datetime
    url: str
    current: bool


@dataclass(frozen=True)
class CaseHeader:
    """What ``cases/partials/header.html`` shows; ``reports`` are there for the page below it."""

    number: str
    household: str
    municipality: str
    worker: str
    badges: list[Badge]
    route: list[Step]
    tabs: list[Tab]
    other_reports: list[ReportLink]
    reports: "list[Report]"


def case_header(
    case: "Case", reader: "User", current: str, report: "Report | None" = None
) -> CaseHeader:
    """``current`` is the url name of the tab, of this app without its prefix: detail, household,
    report … The tabs of a report lead to ``report``, or to the newest one."""
    current = current if ":" in current else f"cases:{current}"
    reports = reports_of(case)
    chosen = next((r for r in reports if report and r.pk == report.pk), None) or next(
        iter(reports), None
    )
    return CaseHeader(
        number=case.number,
        household=case.household.name,
        municipality=case.municipality.name if case.municipality else "",
        worker=getattr(chosen, "worker", None) or "",
        badges=_badges(case, reader, reports, chosen),
        route=phases(case.state),
        tabs=_tabs(case, reader, current, chosen, len(reports)),
        other_reports=_other_reports(reports, chosen, current),
        reports=reports,
    )


def _badges(
    case: "Case", reader: "User", reports: "list[Report]", chosen: "Report | None"
) -> list[Badge]:
    """Outcome and weight only for who reads the judgement (5.3)."""
    judged = chosen if can_read_assessment(reader) else None
    badges = [case_badge(case.state, getattr(judged, "outcome", None))]
    if any(report.urgent and report.state not in OVER for report in reports):
        badges.append(URGENT)
    if weight := severity_badge(getattr(judged, "severity", None)):
        badges.append(weight)
    if chosen and chosen.repeat_report:
        badges.append(REPEAT)
    return badges


def _tabs(
    case: "Case", reader: "User", current: str, chosen: "Report | None", count: int
) -> list[Tab]:
    tabs = []
    for part in PARTS:
        if not part.may_see(reader) or (part.of_report and chosen is None):
            continue
        number = chosen.number if chosen and part.of_report else case.number
        many = count if part.name == "cases:report" and count > 1 else None
        url = reverse(part.name, args=[number])
        tabs.append(Tab(part.label, url, part.name == current, many))
    return tabs


def _other_reports(
    reports: "list[Report]", chosen: "Report | None", current: str
) -> list[ReportLink]:
    of_report = {part.name for part in PARTS if part.of_report}
    if current not in of_report or len(reports) < 2 or chosen is None:
        return []
    return [
        ReportLink(
            number=report.number,
            received_at=report.received_at,
            url=reverse(current, args=[report.number]),
            current=report.pk == chosen.pk,
        )
        for report in reports
    ]
