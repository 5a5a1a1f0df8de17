"""A repeat report: seen, coordinated with who directs, and processed (domain 3.10)."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases import permissions
from cases.enums import (
    EventSource,
    OthersToldBy,
    RepeatFoundBy,
    RepeatOutcome,
    RepeatState,
)
from cases.guards.repeat import triage_is_completed
from cases.letters.anonymity import leaks_in_each
from cases.models import RepeatReport, Report, UnsafeEvent
from cases.selectors.repeats import case_followed, director_of, partner_of, running_in
from cases.services.repeat_follow import came_to
from cases.services.repeat_messages import (
    ask_the_director,
    tell_carriers_to_sharpen,
    tell_what_became_of_it,
)
from cases.services.settling import settle_if_done
from cases.services.terms import start_term, withdraw_terms
from common.exceptions import DomainError
from people.services.saving import save
from workflow.steps import locked, take_step

if TYPE_CHECKING:
    from accounts.models import User

S = RepeatState
D12 = ["D12"]
NO_EVENT_TEXT = "Beschrijf in een paar woorden wat er gebeurde."
TO_COME = "Het voorval kan niet in de toekomst liggen. Controleer de datum."
LEFT = "De melding is uit triage gegaan."


@dataclass(frozen=True)
class Processing:
    """What becomes of a repeat report, as it was filled in.

    ``happened_on`` and ``what``: the incident, where the report names none. ``known_by`` is
    how the source knows.
    """

    outcome: RepeatOutcome | str
    reason: str = ""
    advice: str = ""
    others_told_by: OthersToldBy | str = ""
    others_to_tell: str = ""
    happened_on: date | None = None
    what: str = ""
    known_by: EventSource | str = EventSource.READ

    def tidied(self) -> "Processing":
        words = {name: getattr(self, name).strip() for name in ("reason", "advice", "what")}
        return replace(self, others_to_tell=self.others_to_tell.strip(), **words)


@transaction.atomic
def recognise(
    report: Report,
    *,
    earlier: Report,
    found_by: RepeatFoundBy,
    at: datetime,
    actor: "User",
) -> RepeatReport:
    """This family was reported before. When something runs for it, who directs is asked within a
    working day (D12); D1 goes on. Safe to repeat."""
    report = locked(report)
    if not report.repeat_report:
        report.repeat_report = True
        report.save(update_fields=["repeat_report"])
    known = RepeatReport.objects.filter(report=report).first()
    repeat = locked(known) if known else _signal(report, earlier, found_by, at, actor)
    if repeat.state != S.SIGNALLED:
        return repeat
    return _follow(repeat, earlier, at, actor)


@transaction.atomic
def process(
    repeat: RepeatReport, given: Processing, *, actor: "User", at: datetime | None = None
) -> RepeatReport:
    """Say what becomes of it: the incident is registered, who receives the family hears it, and
    the report may be settled. Sent twice it is one act.

    Raises PermissionDenied, DomainError or TransitionBlocked with every sentence at once.
    """
    given, at = given.tidied(), at or timezone.now()
    row = locked(repeat)
    if row.state == S.PROCESSED and _same(row, given):
        return row
    if permissions.can_coordinate(row, actor) and row.state == S.COORDINATED:
        _write_down(row, given, at=at, actor=actor)
    row = take_step(row, "process", actor=actor, at=at, by=actor)
    came_to(row, at=at, actor=actor)
    tell_what_became_of_it(row)
    if row.outcome == RepeatOutcome.SHARPEN_PLAN and not row.known_partners:
        tell_carriers_to_sharpen(row)
    settle_if_done(row.report, at=at, actor=actor)
    return row


@transaction.atomic
def triage_is_done(report: Report, *, at: datetime, actor: "User") -> None:
    """Where nothing else ran, the decision of triage is all there is to say."""
    repeat = RepeatReport.objects.filter(report=report).first()
    if repeat and repeat.state == S.SIGNALLED:
        row = take_step(
            repeat, "settle_with_triage", actor=actor, because=report.assessment, at=at, by=actor
        )
        came_to(row, at=at, actor=actor)


@transaction.atomic
def triage_begins_anew(report: Report, *, actor: "User") -> None:
    """The assessment was reopened: what became of the repeat report is said again after it."""
    repeat = RepeatReport.objects.filter(report=report).first()
    if repeat and repeat.state == S.PROCESSED and repeat.within_trajectory:
        take_step(repeat, "process_again", actor=actor, because=report)


@transaction.atomic
def report_left(report: Report, *, actor: "User") -> None:
    """The report left triage without a decision: nothing is left to coordinate."""
    repeat = RepeatReport.objects.filter(report=report).first()
    if repeat and repeat.state not in (S.PROCESSED, S.LAPSED):
        withdraw_terms(D12, report.case, reason=LEFT, actor=actor, report=report)
        take_step(repeat, "lapse", actor=actor, because=report)


def _signal(
    report: Report, earlier: Report, found_by: RepeatFoundBy, at: datetime, actor: "User"
) -> RepeatReport:
    repeat = RepeatReport.objects.create(
        report=report,
        earlier_report=earlier,
        found_by=found_by,
        signalled_at=at,
        partner=partner_of(report.case) or partner_of(earlier.case),
    )
    record(AuditEvent.CREATED, actor=actor, target=repeat, found_by=found_by)
    return repeat


def _follow(repeat: RepeatReport, earlier: Report, at: datetime, actor: "User") -> RepeatReport:
    """What runs now decides whether somebody has to be spoken first."""
    report = repeat.report
    case = case_followed(report, earlier)
    if case is None:
        came_to(repeat, at=at, actor=actor)
        if triage_is_completed(repeat):
            triage_is_done(report, at=at, actor=actor)
        return locked(repeat)
    director = director_of(case)
    repeat.earlier_report, repeat.followed_in = earlier, case
    repeat.within = running_in(case)
    repeat.director = director.organisation if director else None
    repeat.partner = repeat.partner or partner_of(case)
    repeat.save()
    row = take_step(repeat, "ask_director", actor=actor, because=report)
    start_term("D12", report.case, at=at, actor=actor, report=report)
    ask_the_director(row)
    came_to(row, at=at, actor=actor)
    return row


def _write_down(row: RepeatReport, given: Processing, *, at: datetime, actor: "User") -> None:
    _refuse(row, given)
    if given.happened_on and not row.report.events.exists():
        _register_incident(row, given, at=at, actor=actor)
    row.outcome, row.outcome_reason, row.advice = given.outcome, given.reason, given.advice
    row.others_told_by, row.others_to_tell = given.others_told_by, given.others_to_tell
    row.save()


def _refuse(row: RepeatReport, given: Processing) -> None:
    """What the partner reads names or betrays nobody who was promised anonymity (A4)."""
    reasons = []
    if given.happened_on and given.happened_on > timezone.localdate():
        reasons.append(TO_COME)
    if given.happened_on and not given.what:
        reasons.append(NO_EVENT_TEXT)
    known = (row.director.name,) if row.director else ()
    for found in leaks_in_each(
        [given.advice, given.others_to_tell], row.report, also_innocent=known
    ):
        reasons += found
    if reasons:
        raise DomainError(*reasons)


def _register_incident(
    row: RepeatReport, given: Processing, *, at: datetime, actor: "User"
) -> None:
    """With it the six months of stable safety begin again (D11)."""
    event = UnsafeEvent(
        case=row.report.case,
        report=row.report,
        happened_on=given.happened_on,
        what=given.what,
        known_by=given.known_by,
        noted_at=at,
        noted_by=actor,
    )
    save(event)
    record(AuditEvent.CREATED, actor=actor, target=row.report.case, unsafe_event=event.pk)


def _same(row: RepeatReport, given: Processing) -> bool:
    return (
        row.outcome,
        row.outcome_reason,
        row.advice,
        row.others_told_by,
        row.others_to_tell,
    ) == (
        given.outcome,
        given.reason,
        given.advice,
        given.others_told_by,
        given.others_to_tell,
    )
