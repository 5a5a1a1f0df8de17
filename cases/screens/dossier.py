"""The overview of a case, and the smaller page of a partner (A2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from accounts.roles import Permission
from cases.enums import RegieKind
from cases.permissions import can_explain_breach, can_note_contact, can_read_assessment
from cases.screens.badges import case_badge, report_badge, severity_badge
from cases.screens.consulent import ConsulentCard, consulent_cards
from cases.screens.dossier_household import PicturedHousehold, pictured
from cases.screens.route import Step, phases, process
from cases.selectors import dossier
from common.shown import Badge
from deadlines.screens import DeadlineLine, line_for
from deadlines.selectors import calendar_of
from deadlines.workdays import AMSTERDAM
from people.selectors import household_picture

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case, CaseDeadline, RegieAssignment
    from cases.screens.header import CaseHeader
    from deadlines.workdays import Calendar


# Without a holder of these somebody has to act at once; the others may come later (5.2).
OF_SAFETY = {RegieKind.REGIE_OP_VEILIGHEID, RegieKind.ZICHT_OP_VEILIGHEID}


@dataclass(frozen=True)
class TermRow:
    """A term with what it runs on, and whether somebody still has to say why it is late."""

    line: DeadlineLine
    report: str
    breach_url: str
    breach_label: str
    breach_reason: str


@dataclass(frozen=True)
class RegieLine:
    """Who holds one kind of regie now; see ``components/regie.html``."""

    label: str
    holder: str
    organisation: str
    since: datetime | None


@dataclass(frozen=True)
class RegieChange:
    """One holder of one kind, from a moment until a moment."""

    kind: str
    holder: str
    since: datetime
    until: datetime | None
    reason: str


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
    regie: list[RegieLine]
    regie_history: list[RegieChange]
    household: PicturedHousehold
    reports: list[ReportRow]
    steps: list[Step]
    silence: str
    consulent: list[ConsulentCard]
    acts: list["Act"]


@dataclass(frozen=True)
class Act:
    """A page on which this reader can do something with the case."""

    label: str
    url: str


@dataclass(frozen=True)
class PartnerPage:
    """What a partner sees: number, phase, who directs, and whom to call (A2). No report at all."""

    number: str
    household: str
    state: Badge
    route: list[Step]
    regie: list[RegieLine]
    region: str
    phone: str


def overview(case: "Case", reader: "User", header: "CaseHeader", now: datetime) -> Overview:
    today = now.astimezone(AMSTERDAM).date()
    calendar = calendar_of(case.region)
    running = dossier.terms_of(case)
    terms = [term_row(term, reader, now, calendar) for term in running]
    regie = dossier.regie_of(case)
    return Overview(
        open_terms=[row for row in terms if row.line.tone != "closed"],
        ended_terms=[row for row in terms if row.line.tone == "closed"],
        regie=regie_now(regie),
        regie_history=[_change(held) for held in regie],
        household=pictured(household_picture(case.household, reader=reader, on=today)),
        reports=[_report(report, reader) for report in header.reports],
        steps=process(header.reports, reads_judgement=can_read_assessment(reader)),
        silence=silence(case, today, calendar),
        consulent=consulent_cards(case, header.reports, reader, running),
        acts=_acts(case, reader),
    )


def partner_page(case: "Case") -> PartnerPage:
    return PartnerPage(
        number=case.number,
        household=case.household.name,
        state=case_badge(case.state),
        route=phases(case.state),
        regie=regie_now(dossier.regie_of(case)),
        region=case.region.name,
        phone=case.region.phone,
    )


def regie_now(regie: "Iterable[RegieAssignment]") -> list[RegieLine]:
    """Every kind, in the order of the regie model; a kind nobody holds is said (5.2)."""
    current = {held.kind: held for held in regie if held.until is None}
    return [_line(kind, current.get(kind)) for kind in RegieKind]


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


def _line(kind: RegieKind, held: "RegieAssignment | None") -> RegieLine:
    label = str(kind.label).capitalize()
    if held is None:
        return RegieLine(label, "" if kind in OF_SAFETY else "Nog niemand", "", None)
    person = held.person.name if held.person else held.person_name
    organisation = held.organisation.name
    return RegieLine(label, person or organisation, organisation if person else "", held.since)


def _change(held: "RegieAssignment") -> RegieChange:
    person = held.person.name if held.person else held.person_name
    holder = f"{person}, {held.organisation.name}" if person else held.organisation.name
    return RegieChange(
        str(held.get_kind_display()).capitalize(), holder, held.since, held.until, held.reason
    )


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
