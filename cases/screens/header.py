"""The head of every page of a case: whose case, how it stands, and its tabs."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from accounts.roles import Permission
from cases.permissions import can_read_assessment
from cases.screens.badges import REPEAT, URGENT, case_badge, severity_badge
from cases.screens.route import OVER, Step, phases
from cases.selectors.header import reports_of
from common.shown import Badge

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case, Report

OF_CASE = {
    "detail": "Overzicht",
    "household": "Gezin",
    "report": "Melding",
    "assessment": "Beoordeling",
    "letters": "Brieven",
    "timeline": "Tijdlijn",
    "access_log": "Inzage",
}
OF_REPORT = frozenset({"report", "assessment", "letters"})


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
    """``current`` is the url name of the tab: detail, household, report, assessment, letters,
    timeline or access_log. The tabs of a report lead to ``report``, or to the newest one."""
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
    for name, label in OF_CASE.items():
        if name in OF_REPORT and chosen is None:
            continue
        if name in ("assessment", "letters") and not can_read_assessment(reader):
            continue
        if name == "access_log" and not reader.may(Permission.ACCESS_LOG_SEE):
            continue
        number = chosen.number if chosen and name in OF_REPORT else case.number
        many = count if name == "report" and count > 1 else None
        tabs.append(Tab(label, reverse(f"cases:{name}", args=[number]), name == current, many))
    return tabs


def _other_reports(
    reports: "list[Report]", chosen: "Report | None", current: str
) -> list[ReportLink]:
    if current not in OF_REPORT or len(reports) < 2 or chosen is None:
        return []
    return [
        ReportLink(
            number=report.number,
            received_at=report.received_at,
            url=reverse(f"cases:{current}", args=[report.number]),
            current=report.pk == chosen.pk,
        )
        for report in reports
    ]
