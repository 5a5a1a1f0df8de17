"""Gross and net: how long a term has run, and how long it ran while the work did not lie still.

Derived from the recorded stops each time, never added up: a corrected stop corrects the figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True)
class Stop:
    """The work lay still from a moment, until a moment or until now."""

    since: datetime
    until: datetime | None
    reason: str

    @classmethod
    def from_data(cls, data: dict[str, str | None]) -> Stop:
        until = data["until"]
        return cls(
            since=datetime.fromisoformat(data["since"] or ""),
            until=datetime.fromisoformat(until) if until else None,
            reason=data["reason"] or "",
        )


@dataclass(frozen=True)
class RunningTime:
    gross: timedelta
    net: timedelta


def running_time(start: datetime, end: datetime, stops: Iterable[Stop]) -> RunningTime:
    """Stops that touch or overlap count once; what lies outside start and end does not count."""
    # In UTC: two moments on the same Dutch clock differ by what the wall says, not what passed.
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    still = timedelta()
    counted_to = start
    for stop in sorted(stops, key=lambda stop: stop.since):
        begin = max(stop.since.astimezone(UTC), counted_to)
        finish = min(stop.until.astimezone(UTC) if stop.until else end, end)
        if finish > begin:
            still += finish - begin
            counted_to = finish
    gross = max(end - start, timedelta())
    return RunningTime(gross=gross, net=gross - still)
