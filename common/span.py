"""A stretch of time as the width of a drawing: where a moment stands, and which days to name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from common.dutch import SHORT_MONTHS

# How far the named days lie apart, and about how many days that is: the first that gives few.
STEPS = (
    ("day", 1, 1),
    ("day", 2, 2),
    ("day", 7, 7),
    ("month", 1, 30),
    ("month", 3, 91),
    ("month", 6, 182),
    ("year", 1, 365),
    ("year", 2, 730),
    ("year", 5, 1826),
)
MOST_NAMED = 6
# Near the ends the first day and today are named; nothing else fits beside them.
NAMED_FROM, NAMED_UNTIL = 14, 88
# The same on a phone, and how far two stand apart there.
PHONE_FROM, PHONE_UNTIL, PHONE_APART = 32, 82, 24


@dataclass(frozen=True)
class Named:
    """A day with its words and its place, in hundredths of the width.

    ``desk_only``: on a phone the words would stand on those beside them.
    """

    label: str
    place: float
    desk_only: bool

    @property
    def x(self) -> str:
        return percent(self.place)


@dataclass(frozen=True)
class Span:
    """From the first moment to the last; at least a day, so that a morning is seen too.

    Counted in real hours: the night the clock changes is as long as it was.
    """

    start: datetime
    end: datetime

    @classmethod
    def of(cls, start: datetime, end: datetime) -> "Span":
        start, end = start.astimezone(UTC), end.astimezone(UTC)
        return cls(start, max(end, start + timedelta(days=1)))

    def place(self, moment: datetime) -> float:
        """Where this moment stands, in hundredths of the width."""
        share = (moment.astimezone(UTC) - self.start) / (self.end - self.start)
        return min(max(share * 100, 0), 100)

    def named_days(self) -> list[Named]:
        """Round days between the ends, at most six; none in so short a time that all is today."""
        days = (self.end - self.start).days
        if days < 2:
            return []
        fits = (step for step in STEPS if days / step[2] <= MOST_NAMED)
        unit, size, _ = next(fits, STEPS[-1])
        named = []
        last_on_phone: float = PHONE_FROM - PHONE_APART
        for day in _days(timezone.localdate(self.start), timezone.localdate(self.end), unit, size):
            place = self.place(_midnight(day))
            on_phone = last_on_phone + PHONE_APART <= place <= PHONE_UNTIL
            if NAMED_FROM <= place <= NAMED_UNTIL:
                named.append(Named(_label(day, unit), place, desk_only=not on_phone))
            if on_phone:
                last_on_phone = place
        return named


def percent(place: float) -> str:
    """As a drawing reads it, whatever the language of the page."""
    return f"{place:.2f}%"


def _days(first: date, last: date, unit: str, size: int) -> Iterator[date]:
    if unit == "day":
        for number in range(size, (last - first).days + 1, size):
            yield first + timedelta(days=number)
        return
    months = range(1, 13, size) if unit == "month" else (1,)
    for year in range(first.year, last.year + 1):
        if unit == "month" or year % size == 0:
            yield from (day for month in months if first < (day := date(year, month, 1)) <= last)


def _label(day: date, unit: str) -> str:
    if unit == "year":
        return str(day.year)
    month = SHORT_MONTHS[day.month - 1]
    return f"{day.day} {month}" if unit == "day" else f"{month} {day.year}"


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
