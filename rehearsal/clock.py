"""The travelling clock. On its way from moment to moment it does what beat would have done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import time_machine
from django.utils import timezone

from rehearsal.beat import next_chore


class Clock:
    """Stands still until it is told to go on; the whole program lives in its time."""

    def __init__(self, traveller: time_machine.Traveller) -> None:
        self._traveller = traveller

    def go_to(self, moment: datetime) -> None:
        """What falls due on the way is done at its own time."""
        while work := next_chore(timezone.now(), moment):
            due, chore = work
            self._set(due)
            chore.do(due)
        self._set(moment)

    def _set(self, moment: datetime) -> None:
        self._traveller.move_to(moment.astimezone(UTC), tick=False)


@contextmanager
def travelling_from(moment: datetime) -> Iterator[Clock]:
    """For the duration it is this moment, and then whatever the clock is set to."""
    # In UTC: with a zone of its own the traveller would change the zone of the whole process.
    with time_machine.travel(moment.astimezone(UTC), tick=False) as traveller:
        yield Clock(traveller)
