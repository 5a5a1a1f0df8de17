"""What beat starts by the clock, here without a worker: each chore at the moment it has work.

Not every minute of a year is played: a chore tells when it has something to do, and is started
then. ``CHORES`` and ``LEFT_OUT`` together are the whole timetable of beat.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from consultations.enums import AdviceState
from consultations.models import Consultation, CrisisNotice, UsdConsultation
from consultations.schedules import expire_crisis_notices
from consultations.services.crisis_expiry import WARN_DAYS
from consultations.services.reminders import NOT_BEFORE, remind
from deadlines import sweep as sweeping
from deadlines.selectors import deadline_models
from deadlines.workdays import AMSTERDAM
from monitoring.enums import TO_PREPARE, MonitoringState
from monitoring.models import MonitoringMoment
from monitoring.services.preparing import keys_to_prepare, prepare_due
from people.models import Person
from radar.services import watch

A_MOMENT = timedelta(seconds=1)
FIVE_PAST_MIDNIGHT = time(0, 5)
Days = Iterable[date | None]


@dataclass(frozen=True)
class Chore:
    """One line of the timetable: when it has work after now, and the doing of it."""

    coming: Callable[[datetime, datetime], Iterator[datetime]]
    do: Callable[[datetime], object]

    def due(self, now: datetime, until: datetime) -> datetime | None:
        return min(self.coming(now, until), default=None)


def next_chore(now: datetime, until: datetime) -> tuple[datetime, Chore] | None:
    """What is first to be done between now and then."""
    due = ((chore.due(now, until), chore) for chore in CHORES.values())
    waiting = [(moment, chore) for moment, chore in due if moment]
    return min(waiting, key=lambda work: work[0], default=None)


def sweep_deadlines(now: datetime) -> int:
    """Warnings and breaches; how many deadlines spoke."""
    return sum(
        sweeping.signal(model, keys, now)
        for model in deadline_models()
        for keys in sweeping.waiting(model, now)
    )


def _signals(now: datetime, until: datetime) -> Iterator[datetime]:
    """Just after a deadline wants to speak, or now if it wanted to before."""
    for model in deadline_models():
        waiting = model._default_manager.to_signal(until).order_by("next_signal_at")
        if first := waiting.values_list("next_signal_at", flat=True).first():
            yield max(first + A_MOMENT, now)


def _ends_of_notices(now: datetime, until: datetime) -> Iterator[datetime]:
    """The first round of the night on which a notice is warned of, or is over."""
    for last in CrisisNotice.objects.open().values_list("valid_until", flat=True):
        days = (last - timedelta(days=WARN_DAYS), last + timedelta(days=1))
        yield from _between(now, until, days, FIVE_PAST_MIDNIGHT)


def _promised_days(now: datetime, until: datetime) -> Iterator[datetime]:
    """The morning of a contact with a caller, or of a follow-up by a municipality."""
    supported = Consultation.objects.filter(state=AdviceState.SUPPORTING)
    days = supported.values_list("next_contact_on", flat=True)
    yield from _between(now, until, days, NOT_BEFORE)
    followed = UsdConsultation.objects.filter(follow_up_on__isnull=False)
    days = followed.values_list("follow_up_on", flat=True)
    yield from _between(now, until, days, NOT_BEFORE)


def _moments_ahead(now: datetime, until: datetime) -> Iterator[datetime]:
    """The first round of the day on which a moment is to be prepared, or now if that day passed."""
    waiting = MonitoringMoment.objects.filter(
        state__in=TO_PREPARE, trajectory__state=MonitoringState.ACTIVE
    )
    days = list(waiting.values_list("prepare_on", flat=True))
    yield from _between(now, until, days, FIVE_PAST_MIDNIGHT)
    today = now.astimezone(AMSTERDAM).date()
    if any(day <= today for day in days):
        yield now


def prepare_moments(now: datetime) -> int:
    """How many were prepared."""
    return sum(prepare_due(key, now=now) for key in keys_to_prepare(now))


def _new_entries(now: datetime, until: datetime) -> Iterator[datetime]:
    """The minute after somebody was recorded, or now."""
    waiting = Person.objects.to_compare().filter(to_compare_since__lte=until)
    if first := waiting.values_list("to_compare_since", flat=True).first():
        yield max(first + A_MOMENT, now)


def watch_new_entries(now: datetime) -> int:
    """How many of them look like somebody of a case."""
    return sum(len(watch.look_around(pk)) for pk in watch.waiting())


def _between(now: datetime, until: datetime, days: Days, clock: time) -> Iterator[datetime]:
    moments = (datetime.combine(day, clock, AMSTERDAM) for day in days if day)
    return (moment for moment in moments if now < moment <= until)


CHORES = {
    "sweep deadlines": Chore(_signals, sweep_deadlines),
    "expire crisis notices": Chore(_ends_of_notices, lambda _: expire_crisis_notices()),
    "prepare moments": Chore(_moments_ahead, prepare_moments),
    "morning reminders": Chore(_promised_days, remind),
    "watch new entries": Chore(_new_entries, watch_new_entries),
}
# While a script plays nobody gets mail or a digest, no letter is printed on paper, nobody leaves a
# half typed talk behind, and no other region is asked.
LEFT_OUT = {
    "send outbox",
    "morning digest",
    "print leftovers",
    "forget old drafts",
    "remind of regions",
}
