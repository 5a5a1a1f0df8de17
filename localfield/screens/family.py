"""The page of one family: what comes next, who they are, who directs and whom to call."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from accounts.contacts import contact_today
from accounts.roles import Permission
from cases.screens.dossier_household import Member, members
from cases.screens.regie_line import RegieLineChart, regie_line_for_partner
from common.dutch import short_day
from common.shown import Badge, Fact
from deadlines.screens import DeadlineLine, line_for
from deadlines.selectors import calendar_of
from localfield.enums import UNANSWERED, ReportBackState
from localfield.permissions import can_end, can_judge_report_back
from localfield.screens.contacts import SeenRow, seen_rows
from localfield.screens.repeats import PartnerRepeat, partner_repeats
from localfield.selectors.trajectories import (
    handovers_of,
    holds_regie,
    reports_back_of,
    terms_of,
)

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case
    from localfield.models import LocalDeadline, LocalTrajectory, ReportBack

# Where the thing is done that a term asks for; an app above adds its own.
DONE_AT = {
    "D5b": ("Contact vastleggen", "localfield:add_contact"),
    "D10": ("Evaluatie vastleggen", "localfield:add_evaluation"),
    "D17": ("Controle vastleggen", "localfield:waits"),
}
ANSWERS = {
    ReportBackState.REPORTED: Badge("wacht op antwoord", "orange"),
    ReportBackState.JUDGED: Badge("wordt beoordeeld", "orange"),
    ReportBackState.NEW_REPORT: Badge("nieuwe melding", "azure"),
    ReportBackState.ADVICE: Badge("advies", "green"),
    ReportBackState.MONITOR_CONTACT: Badge("Veilig Thuis neemt contact op", "lime"),
}


@dataclass(frozen=True)
class NextStep:
    """A term, and the page on which what it asks is done."""

    line: DeadlineLine
    label: str
    url: str


@dataclass(frozen=True)
class CameWith:
    """A handover with which the family came; ``url`` for who reads what was handed over: the
    receiver, and who holds regie now."""

    number: str
    on: date
    url: str


@dataclass(frozen=True)
class ReportBackLine:
    """What was reported back, and the answer of Veilig Thuis once there is one."""

    when: datetime
    by: str
    reason: str
    urgent: bool
    state: Badge
    happened: str
    tried: str
    family: str
    answer: str
    answered: str
    report: str
    judge_url: str


@dataclass(frozen=True)
class FamilyPage:
    """What ``localfield/family.html`` shows below the head."""

    steps: list[NextStep]
    seen: list[SeenRow]
    members: list[Member]
    regie: RegieLineChart
    veilig_thuis: list[Fact]
    came_with: list[CameWith]
    repeats: list[PartnerRepeat]
    reports_back: list[ReportBackLine]
    may_give: bool
    may_end: bool


def family_page(
    case: "Case", reader: "User", trajectory: "LocalTrajectory | None", *, may_give: bool
) -> FamilyPage:
    now = timezone.now()
    today = timezone.localdate(now)
    return FamilyPage(
        steps=next_steps(case, now),
        seen=seen_rows(trajectory) if trajectory else [],
        members=members(case, reader, today),
        regie=regie_line_for_partner(case, reader),
        veilig_thuis=_veilig_thuis(case, today),
        came_with=_came_with(trajectory, reader) if trajectory else [],
        repeats=partner_repeats(case, reader),
        reports_back=[report_back_line(row) for row in reports_back_of(case)],
        may_give=may_give,
        may_end=trajectory is not None and can_end(trajectory, reader),
    )


def next_steps(case: "Case", now: datetime) -> list[NextStep]:
    """The terms that run, what ends first on top."""
    calendar = calendar_of(case.region)
    return [
        _step(case, term, line_for(term, now=now, calendar=calendar))
        for term in terms_of(case, open_only=True)
    ]


def report_back_line(row: "ReportBack", reader: "User | None" = None) -> ReportBackLine:
    """As partner and Veilig Thuis both read it: nothing of a judgement stands here that the
    partner may not read. For a ``reader`` who owes the answer with the page where it is given."""
    answered = ""
    if row.judged_at and row.judged_by:
        answered = f"{row.judged_by.name}, {short_day(timezone.localdate(row.judged_at))}"
    return ReportBackLine(
        when=row.reported_at,
        by=f"{row.reported_by.name}, {row.organisation.name}",
        reason=str(row.get_reason_display()),
        urgent=row.urgent,
        state=ANSWERS[ReportBackState(row.state)],
        happened=row.happened,
        tried=row.tried,
        family=f"{str(row.get_family_knows_display()).capitalize()}. {row.family_told}",
        answer=row.judgement,
        answered=answered,
        report=row.report_number,
        judge_url=_judged_at(row) if reader and can_judge_report_back(row, reader) else "",
    )


def _judged_at(row: "ReportBack") -> str:
    if row.state not in UNANSWERED:
        return ""
    return reverse("localfield:judge", args=[row.case.number, row.pk])


def _came_with(trajectory: "LocalTrajectory", reader: "User") -> list[CameWith]:
    own = reader.organisations_where(Permission.HANDOVER_ACCEPT)
    directs = holds_regie(trajectory.case, own)
    return [
        CameWith(
            number=row.number,
            on=timezone.localdate(row.joined_at),
            url=reverse("handover:received", args=[row.number])
            if directs or row.organisation_id in own
            else "",
        )
        for row in handovers_of(trajectory)
    ]


def _step(case: "Case", term: "LocalDeadline", line: DeadlineLine) -> NextStep:
    label, name = DONE_AT.get(term.term, ("", ""))
    return NextStep(line, label, reverse(name, args=[case.number]) if name else "")


def _veilig_thuis(case: "Case", today: date) -> list[Fact]:
    """The fixed contact of the municipality, and the numbers that always ring."""
    facts = [Fact("Veilig Thuis", case.region.name), Fact("Telefoon", case.region.phone)]
    if case.region.phone_after_hours != case.region.phone:
        facts.append(Fact("Buiten kantoortijd", case.region.phone_after_hours))
    fixed = contact_today(case.municipality, today) if case.municipality else None
    if fixed and fixed.in_charge:
        facts.append(Fact("Vaste contactpersoon", fixed.in_charge.name))
        if fixed.in_charge.work_phone:
            facts.append(Fact("Telefoon contactpersoon", fixed.in_charge.work_phone))
    return facts
