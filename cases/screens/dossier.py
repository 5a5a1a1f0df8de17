"""The overview of a case."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from accounts.roles import Permission
from cases.permissions import can_explain_breach, can_note_contact, can_read_assessment
from cases.screens.badges import report_badge, severity_badge
from cases.screens.consulent import ConsulentCard, consulent_cards
from cases.screens.dossier_household import PicturedHousehold, pictured
from cases.screens.regie_line import RegieLineChart, regie_line
from cases.screens.repeat import RepeatCard, repeat_cards
from cases.screens.route import process
from cases.selectors import dossier
from common.shown import Badge, Step
from deadlines.screens import DeadlineLine, line_for
from deadlines.selectors import calendar_of
from deadlines.workdays import AMSTERDAM
from people.selectors import household_picture

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case, CaseDeadline
    from cases.screens.header import CaseHeader
    from deadlines.workdays import Calendar


@dataclass(frozen=True)
class TermRow:
    """A term with what it runs on, and whether somebody still has to say why it is late."""

    line: DeadlineLine
    report: str
    breach_url: str
    breach_label: str
    breach_reason: str


@dataclass(frozen=True)
class ReportRow:
    number: str
    url: str
    received_at: datetime
    state: Badge
    severity: Badge | None
    repeat: bool


@dataclass(frozen=True)
class Overview:
    """What ``cases/dossier/detail.html`` shows below the header."""

    open_terms: list[TermRow]
    ended_terms: list[TermRow]
    regie: RegieLineChart
    household: PicturedHousehold
    reports: list[ReportRow]
    steps: list[Step]
    silence: str
    consulent: list[ConsulentCard]
    repeats: list[RepeatCard]
    acts: list["Act"]


@dataclass(frozen=True)
class Act:
    """A page on which this reader can do something with the case."""

    label: str
    url: str


def overview(case: "Case", reader: "User", header: "CaseHeader", now: datetime) -> Overview:
    today = now.astimezone(AMSTERDAM).date()
    calendar = calendar_of(case.region)
    running = dossier.terms_of(case)
    terms = [term_row(term, reader, now, calendar) for term in running]
    return Overview(
        open_terms=[row for row in terms if row.line.tone != "closed"],
        ended_terms=[row for row in terms if row.line.tone == "closed"],
        regie=regie_line(case),
        household=pictured(household_picture(case.household, reader=reader, on=today)),
        reports=[_report(report, reader) for report in header.reports],
        steps=process(header.reports, reads_judgement=can_read_assessment(reader)),
        silence=silence(case, today, calendar),
        consulent=consulent_cards(case, header.reports, reader, running),
        repeats=repeat_cards(header.reports, reader),
        acts=_acts(case, reader),
    )


def silence(case: "Case", today: date, calendar: "Calendar") -> str:
    """How long nobody of VT spoke the family, in working days."""
    if case.last_family_contact_at is None:
        return "Er is nog geen contact met het gezin vastgelegd."
    last = case.last_family_contact_at.astimezone(AMSTERDAM).date()
    days = calendar.workdays_between(last, today)
    if days == 0:
        return "Vandaag was er contact met het gezin."
    return (
        f"Laatste contact met het gezin: {days} {'werkdag' if days == 1 else 'werkdagen'} geleden."
    )


def term_row(term: "CaseDeadline", reader: "User", now: datetime, calendar: "Calendar") -> TermRow:
    may_explain = term.is_late(now) and can_explain_breach(term.case, reader)
    return TermRow(
        line=line_for(term, now=now, calendar=calendar),
        report=term.report.number if term.report else "",
        breach_url=reverse("cases:breach_reason", args=[term.case.number, term.pk])
        if may_explain
        else "",
        breach_label="Pas de reden aan" if term.breach_reason else "Leg de reden vast",
        breach_reason=_breach(term),
    )


def _breach(term: "CaseDeadline") -> str:
    if not term.breach_reason:
        return ""
    note = f": {term.breach_note}" if term.breach_note else ""
    return f"{term.get_breach_reason_display()}{note}"


def _report(report: Any, reader: "User") -> ReportRow:
    weight = severity_badge(report.severity) if can_read_assessment(reader) else None
    return ReportRow(
        number=report.number,
        url=reverse("cases:report", args=[report.number]),
        received_at=report.received_at,
        state=report_badge(report.state),
        severity=weight,
        repeat=report.repeat_report,
    )


def _acts(case: "Case", reader: "User") -> list[Act]:
    acts = []
    if can_note_contact(case, reader):
        acts.append(Act("Contact vastleggen", reverse("cases:add_contact", args=[case.number])))
    if reader.may(Permission.CASE_ASSIGN):
        acts.append(Act("Toewijzen", reverse("cases:assign", args=[case.number])))
    if reader.may(Permission.TEAM_APPROVE):
        acts.append(Act("Belangenconflict", reverse("cases:conflicts", args=[case.number])))
    return acts
