"""Counting in Dutch time: working days, weeks, months and clock hours. No clock, no database."""

from __future__ import annotations

import calendar as gregorian
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from deadlines.holidays import DECREES, DayKind, DayOff, holidays

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
END_OF_DAY = time(23, 59, 59)
START_OF_WORK = time(7, 30)


@dataclass(frozen=True)
class Calendar:
    """The law calendar with what was added to it as data: new decrees, regional closing days."""

    added: tuple[DayOff, ...] = ()

    @cached_property
    def _added(self) -> dict[date, DayOff]:
        # A region may close on a day that a later decree equates: then the decree is the ground.
        by_ground = sorted(self.added, key=lambda day: day.kind is not DayKind.CLOSING)
        return {day.on: day for day in by_ground}

    @cached_property
    def version(self) -> str:
        """Changes when any closed day does; a deadline remembers with which one it was counted."""
        days = sorted((day.on.isoformat(), day.kind, day.name) for day in self.added)
        decrees = sorted(day.isoformat() for day in DECREES)
        return hashlib.sha256(repr((decrees, days)).encode()).hexdigest()[:12]

    def day_off(self, day: date) -> DayOff | None:
        """The feast, equated day or closing day that falls on this date, if any."""
        return holidays(day.year).get(day) or self._added.get(day)

    def is_workday(self, day: date) -> bool:
        """Not Saturday, not Sunday, not a feast, equated or closing day."""
        return day.isoweekday() < 6 and self.day_off(day) is None

    def by_law(self) -> Calendar:
        """The same without regional closing days: an office that is shut does not move the law."""
        return replace(self, added=tuple(d for d in self.added if d.kind is not DayKind.CLOSING))

    def add_workdays(self, start: date, count: int) -> date:
        """The ``count``-th working day after ``start``; ``start`` itself never counts."""
        day = start
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_workday(day)
        return day

    def roll(self, day: date) -> date:
        """The day itself or, when it is closed, the next working day (Atw art. 1)."""
        while not self.is_workday(day):
            day += timedelta(days=1)
        return day

    def roll_back(self, day: date) -> date:
        """The day itself or, when it is closed, the last working day before."""
        while not self.is_workday(day):
            day -= timedelta(days=1)
        return day

    def workdays_between(self, first: date, last: date) -> int:
        """Working days after ``first`` up to and including ``last``; negative when it is past.

        What a board shows as working days left: nought on the last day itself.
        """
        if last < first:
            return -self.workdays_between(last, first)
        return sum(self.is_workday(day) for day in days_after(first, last))


LAW = Calendar()


def days_after(first: date, last: date) -> Iterator[date]:
    """Every day after ``first`` up to and including ``last``."""
    for offset in range(1, (last - first).days + 1):
        yield first + timedelta(days=offset)


def add_weeks(start: date, count: int) -> date:
    """The same day of the week, ``count`` weeks on."""
    return start + timedelta(weeks=count)


def add_months(start: date, count: int) -> date:
    """The same day of the month, or the last one there is: 31 March and three months is 30 June."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return date(year, month + 1, min(start.day, gregorian.monthrange(year, month + 1)[1]))


def add_years(start: date, count: int) -> date:
    """The same date ``count`` years on; 29 February becomes 28 February."""
    return add_months(start, 12 * count)


def end_of(day: date) -> datetime:
    """The last second of a Dutch day, when a term in days, weeks or months expires."""
    return datetime.combine(day, END_OF_DAY, AMSTERDAM)


def morning_of(day: date) -> datetime:
    """Half past seven, when a warning for a day is given."""
    return datetime.combine(day, START_OF_WORK, AMSTERDAM)


def add_hours(start: datetime, count: int) -> datetime:
    """Hours that really pass, whatever the clock on the wall does in the night of the change."""
    return (start.astimezone(UTC) + timedelta(hours=count)).astimezone(AMSTERDAM)


def add_wall_days(start: datetime, count: int) -> datetime:
    """The same time on the wall ``count`` days on; ten days can last 239 or 241 hours.

    A time the clock skips becomes the moment after the change, one that comes twice the first.
    """
    local = start.astimezone(AMSTERDAM)
    wall = datetime.combine(local.date() + timedelta(days=count), local.time(), AMSTERDAM)
    return wall.astimezone(UTC).astimezone(AMSTERDAM)


def exists(wall: datetime) -> bool:
    """Whether clocks in the Netherlands ever show this time (not in the night they jump)."""
    local = wall.replace(tzinfo=AMSTERDAM)
    return local.astimezone(UTC).astimezone(AMSTERDAM).replace(tzinfo=None) == wall
