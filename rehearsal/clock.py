"""The travelling clock. On its way from moment to moment it does what beat would have done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import time_machine

from deadlines import sweep as sweeping
from deadlines.selectors import deadline_models

A_MOMENT = timedelta(seconds=1)


class Clock:
    """Stands still until it is told to go on; the whole program lives in its time."""

    def __init__(self, traveller: time_machine.Traveller) -> None:
        self._traveller = traveller

    def go_to(self, moment: datetime) -> None:
        """Warnings and breaches that fall on the way are told at their own time."""
        while signal := _next_signal(moment):
            self._set(signal + A_MOMENT)
            sweep(signal + A_MOMENT)
        self._set(moment)

    def _set(self, moment: datetime) -> None:
        self._traveller.move_to(moment.astimezone(UTC), tick=False)


@contextmanager
def travelling_from(moment: datetime) -> Iterator[Clock]:
    """For the duration it is this moment, and then whatever the clock is set to."""
    # In UTC: with a zone of its own the traveller would change the zone of the whole process.
    with time_machine.travel(moment.astimezone(UTC), tick=False) as traveller:
        yield Clock(traveller)


def sweep(now: datetime) -> int:
    """What beat starts every minute, here without a worker; how many deadlines spoke."""
    return sum(
        sweeping.signal(model, keys, now)
        for model in deadline_models()
        for keys in sweeping.waiting(model, now)
    )


def _next_signal(before: datetime) -> datetime | None:
    moments = (
        model._default_manager.to_signal(before)
        .order_by("next_signal_at")
        .values_list("next_signal_at", flat=True)
        .first()
        for model in deadline_models()
    )
    return min((moment for moment in moments if moment), default=None)
