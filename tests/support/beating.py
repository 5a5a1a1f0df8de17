"""Beat as it is in life: every task of the timetable, day after day, with days on which it slept
and days on which two workers got the same work.

A day on which the tasks would find nothing is jumped, and that is proved on its eve: what they
look for only grows with the clock, so that an eve without work is the end of days without.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from threading import Barrier, Thread

import time_machine
from django.conf import settings
from django.db import connection
from django.db.models import Min
from django.utils.module_loading import import_string

from consultations.models import Consultation, ConsultationDraft, CrisisNotice, UsdConsultation
from deadlines.selectors import deadline_models
from deadlines.sweep import waiting
from documents.models import Document
from monitoring.enums import TO_PREPARE, MonitoringState
from monitoring.models import MonitoringMoment
from monitoring.services.preparing import keys_to_prepare
from notifications.models import OutgoingEmail
from people.models import Person
from radar.models import RegionRequest
from radar.services import watch
from tests.support.dutch_days import AMSTERDAM, DAY, closed, open_from, working_days_after

TASKS = [import_string(line["task"]) for line in settings.CELERY_BEAT_SCHEDULE.values()]
# After half past seven, when terms warn and the digest may leave.
ROUND = time(8, 10)
LONGEST_SLEEP, BETWEEN = 16, 21
# After the last day of any story.
FAR = date(2100, 1, 1)
TWICE, AT_ONCE = 0.3, 0.12


def round_of(day: date) -> datetime:
    return datetime.combine(day, ROUND, AMSTERDAM)


class Beat:
    """The travelling clock. Beat does one round of all its tasks a day, when it is awake."""

    def __init__(
        self, traveller: time_machine.Traveller, *, first: date, asleep: set[date], chance: Random
    ) -> None:
        self.asleep, self.rounds = asleep, {"once": 0, "twice": 0, "two at once": 0}
        self._traveller, self._chance, self._seen = traveller, chance, first - DAY

    def awake_from(self, day: date) -> date:
        """This day, or the first one after it on which beat is awake."""
        return day if day not in self.asleep else self.awake_from(day + DAY)

    def go_to(self, when: datetime) -> Iterator[date]:
        """On to this moment; tells each day that had a round, just after it."""
        last = when.astimezone(AMSTERDAM).date()
        last -= DAY * (when < round_of(last))
        while (day := self.awake_from(self._next())) <= last:
            self._prove_silent(until=day - DAY)
            self._set(round_of(day))
            self._round()
            self._seen = day
            yield day
        self._prove_silent(until=last)
        self._seen = max(self._seen, last)
        self._set(when)

    def _set(self, when: datetime) -> None:
        self._traveller.move_to(when.astimezone(UTC), tick=False)

    def _next(self) -> date:
        return min(_coming(self._seen + DAY), default=FAR)

    def _prove_silent(self, *, until: date) -> None:
        while until in self.asleep:
            until -= DAY
        if until > self._seen:
            assert not work_at(round_of(until)), f"beat would have found work until {until}"
        while closed(until) or until in self.asleep:
            until -= DAY
        if until > self._seen:
            assert not in_the_digest(until), f"a digest would have left until {until}"

    def _round(self) -> None:
        """All tasks; now and then each twice, or by two workers on their own connections."""
        drawn = self._chance.random()
        if drawn > TWICE:
            self._count("once", run_all)
        elif drawn > AT_ONCE:
            self._count("twice", run_all, run_all)
        else:
            self._count("two at once", two_at_once)

    def _count(self, how: str, *acts) -> None:
        self.rounds[how] += 1
        for act in acts:
            act()


def run_all() -> None:
    for task in TASKS:
        task()


def two_at_once() -> None:
    """Two workers begin each task together."""
    barrier, troubles = Barrier(2, timeout=60), []

    def worker() -> None:
        try:
            for task in TASKS:
                barrier.wait()
                task()
        except Exception as trouble:
            troubles.append(trouble)
            barrier.abort()
        finally:
            connection.close()

    workers = [Thread(target=worker) for _ in range(2)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    assert not troubles, troubles


def outages(first: date, last: date, chance: Random, *, through: list[date]) -> set[date]:
    """Days to weeks on which beat slept: through each of these days, and now and then just so.

    Never two in a row: whoever is to hold a moment three weeks later finds it prepared.
    """
    just_so = [first + DAY * chance.randrange((last - first).days) for _ in through * 2]
    asleep: set[date] = set()
    for day in [*through, *just_so]:
        begin = day - DAY * chance.randrange(3)
        days = chance.randint(3, LONGEST_SLEEP)
        around = {begin + DAY * near for near in range(-BETWEEN, days + BETWEEN)}
        if not around & asleep:
            asleep |= {begin + DAY * after for after in range(days)}
    return asleep


def work_at(now: datetime) -> bool:
    """Whether any task would find something now, asked of what the tasks themselves ask."""
    return (
        any(any(waiting(model, now)) for model in deadline_models())
        or bool(keys_to_prepare(now))
        or bool(watch.waiting())
        or OutgoingEmail.objects.waiting(now).exists()
        or Document.objects.waiting().exists()
    )


def in_the_digest(day: date) -> bool:
    """Whether somebody finds a term in the digest of this day: it ends within five working days."""
    horizon = datetime.combine(working_days_after(day, 5), time(23, 59, 59), AMSTERDAM)
    return any(model.objects.due_by(horizon).exists() for model in deadline_models())


# What the other tasks look for: a story that is jumped through has none of it.
ELSEWHERE = (Consultation, ConsultationDraft, CrisisNotice, UsdConsultation, RegionRequest)


def _coming(first: date) -> Iterator[date]:
    """The days from this one on that a task may have work: guesses, proved not to be too late."""
    for model in deadline_models():
        found = model.objects.open().aggregate(signal=Min("next_signal_at"), due=Min("due_at"))
        if signal := found["signal"]:
            day = signal.astimezone(AMSTERDAM).date()
            yield max(first, day if signal < round_of(day) else day + DAY)
        if due := found["due"]:
            yield open_from(max(first, _first_digest(due.astimezone(AMSTERDAM).date())))
    waits = MonitoringMoment.objects.filter(
        state__in=TO_PREPARE, trajectory__state=MonitoringState.ACTIVE
    )
    if ahead := waits.aggregate(first=Min("prepare_on"))["first"]:
        yield max(first, ahead)
    if (
        Person.objects.to_compare().exists()
        or Document.objects.waiting().exists()
        or OutgoingEmail.objects.filter(sent_at=None).exists()
    ):
        yield first


def _first_digest(due: date) -> date:
    day = due - timedelta(days=14)
    while working_days_after(day, 5) < due:
        day += DAY
    return day
