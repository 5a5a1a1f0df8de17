"""The days a term passes over, named: a feast, a decree, a closed office, or just the weekend."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from deadlines.holidays import DayKind
from deadlines.wording import listed, month_name, short_date
from deadlines.workdays import Calendar

SATURDAY, SUNDAY = 6, 7


def why_closed(day: date, calendar: Calendar) -> str:
    """``Eerste Kerstdag (donderdag 25 december)``; just the date for a bare weekend day."""
    off = calendar.day_off(day)
    if off is None:
        return short_date(day)
    if off.kind is DayKind.LAW:
        return f"{off.name} ({short_date(day)})"
    reason = off.name if off.kind is DayKind.DECREE else f"sluitingsdag in deze regio: {off.name}"
    return f"{short_date(day)} ({reason})"


def skipped_days(days: Sequence[date], calendar: Calendar) -> str:
    """The sentence about days that did not count; empty when all of them did."""
    if not days:
        return ""
    bare = {day for day in days if calendar.day_off(day) is None}
    parts = []
    for day in days:
        whole_weekend = day.isoweekday() == SATURDAY and {day, day + timedelta(days=1)} <= bare
        second_half = day.isoweekday() == SUNDAY and {day, day - timedelta(days=1)} <= bare
        if whole_weekend:
            parts.append(_weekend(day))
        elif not second_half:
            parts.append(why_closed(day, calendar))
    return f"Niet meegeteld: {listed(parts)}."


def _weekend(saturday: date) -> str:
    sunday = saturday + timedelta(days=1)
    first = "" if saturday.month == sunday.month else f" {month_name(saturday)}"
    return f"het weekend van {saturday.day}{first} en {sunday.day} {month_name(sunday)}"
