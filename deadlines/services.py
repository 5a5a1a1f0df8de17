"""What happens to a deadline: it starts, is met, falls away, is extended, stopped or explained.

Who may do so is asked by the app that owns the deadline; each change is written in the log.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError
from deadlines.enums import BreachReason, DeadlineState
from deadlines.explain import Computation, compute
from deadlines.kinds import Term, Unit
from deadlines.models import Deadline
from deadlines.options import STANDARD, Options
from deadlines.selectors import calendar_of
from deadlines.wording import count, moment
from deadlines.workdays import AMSTERDAM, Calendar
from organisations.enums import TriageCalendar
from organisations.models import Region

if TYPE_CHECKING:
    from accounts.models import User

D = TypeVar("D", bound=Deadline)


@transaction.atomic
def start(deadline: D, *, at: datetime, actor: User, options: Options = STANDARD) -> D:
    """Let a term run: ``start(CaseDeadline(case=case, term="D1"), at=received_at, actor=…)``."""
    term, region = deadline.rule, deadline.region
    options = _with_profile(term, region, at, options)
    calendar = calendar_of(region)
    deadline.started_at = at
    deadline.options = options.as_data()
    _write(deadline, compute(term, at, calendar, options), calendar)
    deadline.save()
    _log(AuditEvent.DEADLINE_STARTED, deadline, actor, due=deadline.due_at.isoformat())
    return deadline


@transaction.atomic
def meet(deadline: D, *, actor: User, at: datetime | None = None) -> D:
    """What the term asks for has been done. Done twice is done once."""
    row = _locked(deadline)
    if not row.is_open:
        return row
    row.met_at = at or timezone.now()
    row.met_by = actor
    late = row.met_at > row.breach_at
    row.state = DeadlineState.MET_LATE if late else DeadlineState.MET
    if late and row.breached_at is None:
        row.breached_at = row.breach_at
    _end(row)
    _log(AuditEvent.DEADLINE_MET, row, actor, state=row.state)
    return row


@transaction.atomic
def withdraw(deadline: D, *, reason: str, actor: User) -> D:
    """The term no longer applies, and why. Withdrawn twice is withdrawn once."""
    if not reason.strip():
        raise DomainError("Geef aan waarom deze termijn vervalt.")
    row = _locked(deadline)
    if not row.is_open:
        return row
    row.state = DeadlineState.WITHDRAWN
    row.withdrawn_at = timezone.now()
    row.withdrawn_by = actor
    row.withdrawal_reason = reason.strip()[:200]
    _end(row)
    _log(AuditEvent.DEADLINE_MET, row, actor, state=row.state)
    return row


@transaction.atomic
def extend(deadline: D, *, weeks: int, reason: str, actor: User) -> D:
    """Add weeks from the present end, by a decision with a ground (D6: at most two each time)."""
    row = _locked(deadline)
    if not reason.strip():
        raise DomainError("Geef de grond voor deze verlenging.")
    if not row.is_open or timezone.now() > row.due_at:
        raise DomainError(
            f"Verlengen kan niet meer: de termijn liep tot {moment(row.due_at)}. "
            "Leg de reden van de overschrijding vast."
        )
    options = replace(row.chosen, extensions=(*row.chosen.extensions, weeks))
    calendar = calendar_of(row.region)
    answer = compute(row.rule, row.started_at, calendar, options)
    row.options = options.as_data()
    _move(row, answer, calendar, f"Verlengd met {count(weeks, Unit.WEEKS)}: {reason}", actor)
    row.save()
    _log(AuditEvent.CHANGED, row, actor, due=row.due_at.isoformat())
    return row


@transaction.atomic
def agree(deadline: D, *, on: date, reason: str, actor: User) -> D:
    """Another date was agreed for a term that can be moved; the former date stays readable."""
    row = _locked(deadline)
    if not reason.strip():
        raise DomainError("Geef aan waarom deze termijn een andere datum krijgt.")
    if not row.is_open:
        raise DomainError("Deze termijn loopt niet meer; een andere datum kan niet.")
    options = replace(row.chosen, on=on)
    calendar = calendar_of(row.region)
    answer = compute(row.rule, row.started_at, calendar, options)
    row.options = options.as_data()
    _move(row, answer, calendar, reason.strip(), actor)
    row.save()
    _log(AuditEvent.CHANGED, row, actor, due=row.due_at.isoformat())
    return row


def end_without_extensions(deadline: Deadline) -> datetime:
    """When this term would end if nobody had extended it."""
    options = replace(deadline.chosen, extensions=())
    calendar = calendar_of(deadline.region)
    return compute(deadline.rule, deadline.started_at, calendar, options).due


@transaction.atomic
def record_breach_reason(deadline: D, *, reason: str, note: str = "", actor: User) -> D:
    """Why it was late: counted by code, understood by note. The last explanation counts."""
    row = _locked(deadline)
    if not row.is_late(timezone.now()):
        raise DomainError("Deze termijn is niet overschreden; een reden is niet nodig.")
    if reason not in BreachReason.values:
        raise DomainError("Kies de reden van de overschrijding.")
    if reason == BreachReason.OTHER and not note.strip():
        raise DomainError("Licht toe welke andere reden er was.")
    row.breach_reason = reason
    row.breach_note = note.strip()
    row.breach_explained_at = timezone.now()
    row.breach_explained_by = actor
    row.save()
    _log(AuditEvent.CHANGED, row, actor, breach_reason=reason)
    return row


@transaction.atomic
def stop(deadline: D, *, reason: str, actor: User, at: datetime | None = None) -> D:
    """Note that the work lies still and why. The end does not move; nothing is stopped silently."""
    if not reason.strip():
        raise DomainError("Geef aan waarom het werk stilligt.")
    row = _locked(deadline)
    if not row.is_open or (row.stops and row.stops[-1]["until"] is None):
        raise DomainError("Deze termijn ligt al stil of loopt niet meer.")
    since = (at or timezone.now()).isoformat()
    row.stops = [
        *row.stops,
        {"since": since, "until": None, "reason": reason.strip(), "by": actor.name},
    ]
    row.save()
    _log(AuditEvent.CHANGED, row, actor, stopped=since)
    return row


@transaction.atomic
def resume(deadline: D, *, actor: User, at: datetime | None = None) -> D:
    """The work goes on; the stop that was open gets its end."""
    row = _locked(deadline)
    if not row.stops or row.stops[-1]["until"] is not None:
        raise DomainError("Deze termijn ligt niet stil.")
    until = at or timezone.now()
    if until < datetime.fromisoformat(row.stops[-1]["since"]):
        raise DomainError("Hervatten kan niet vóór het moment waarop het werk stil kwam te liggen.")
    row.stops = [*row.stops[:-1], {**row.stops[-1], "until": until.isoformat()}]
    row.save()
    _log(AuditEvent.CHANGED, row, actor, resumed=until.isoformat())
    return row


@transaction.atomic
def recompute(deadline: D, *, calendar: Calendar, why: str, actor: User) -> bool:
    """Count one open deadline again with this calendar; tells whether its date moved."""
    row = _locked(deadline)
    if not row.is_open or row.calendar_version == calendar.version:
        return False
    before = row.due_at
    answer = compute(row.rule, row.started_at, calendar, row.chosen)
    _move(row, answer, calendar, why, actor)
    row.save()
    if row.due_at == before:
        return False
    row.tell_date()
    dates = {"before": before.isoformat(), "due": row.due_at.isoformat()}
    _log(AuditEvent.RECOMPUTED, row, actor, why=why, **dates)
    return True


def _with_profile(term: Term, region: Region, at: datetime, options: Options) -> Options:
    """A region may count the triage in calendar days, from the day its profile says so (7.7)."""
    if not term.calendar_days:
        return options
    profile = region.profile_on(at.astimezone(AMSTERDAM).date())
    stricter = profile.triage_calendar == TriageCalendar.CALENDAR_DAYS
    return replace(options, calendar_days=stricter)


def _locked(deadline: D) -> D:
    return type(deadline)._default_manager.select_for_update(of=("self",)).get(pk=deadline.pk)


def _write(row: Deadline, answer: Computation, calendar: Calendar) -> None:
    """Put the answer on the row; what has been signalled for this same end stays signalled."""
    row.due_at, row.breach_at = answer.due, answer.breach_at
    row.explanation = answer.explanation
    row.calendar_version = calendar.version
    row.warnings = [at.isoformat() for at in answer.warnings]
    told = row.warned_at or row.started_at
    coming = [at for at in answer.warnings if at > told]
    row.next_signal_at = next(iter(coming), answer.breach_at)


def _move(row: Deadline, answer: Computation, calendar: Calendar, why: str, actor: User) -> None:
    """A new end: the old one is kept with the reason, and warnings are armed again."""
    if answer.due == row.due_at:
        _keep(row, answer, calendar)
        return
    row.history = [
        *row.history,
        {
            "at": timezone.now().isoformat(),
            "from": row.due_at.astimezone(AMSTERDAM).isoformat(),
            "to": answer.due.isoformat(),
            "why": why,
            "by": actor.name,
        },
    ]
    if answer.breach_at > timezone.now():
        row.breached_at = None
    row.warned_at = None
    _write(row, answer, calendar)


def _keep(row: Deadline, answer: Computation, calendar: Calendar) -> None:
    """The same end counted with another calendar: only the words and the version change."""
    row.explanation = answer.explanation
    row.calendar_version = calendar.version


def _end(row: Deadline) -> None:
    row.next_signal_at = None
    row.save()


def _log(event: AuditEvent, row: Deadline, actor: User, **data: str) -> None:
    record(event, actor=actor, target=row, term=row.term, **data)
