"""When a bureaudienst answers the telephone (000-12, 000-19). Pure: no clock, no database.

Hours are those of the clock on the wall in the Netherlands; the closing time itself is closed.
Which days are closed (feasts, equated days, closing days) the caller says with ``closed``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# No feast, Christmas included, closes a desk for longer.
FURTHEST_DAYS = 31


@dataclass(frozen=True)
class Hours:
    """From when until when on one day of the week; Monday is 1."""

    weekday: int
    opens: time
    closes: time


# "Na 17.00 uur en in het weekend" the crisisdienst answers (000-19).
OFFICE_HOURS = tuple(Hours(weekday, time(9), time(17)) for weekday in range(1, 6))


def is_open(at: datetime, hours: Iterable[Hours], closed: Callable[[date], bool]) -> bool:
    """Whether the bureaudienst answers at this moment."""
    return closing_time(at, hours, closed) is not None


def closing_time(
    at: datetime, hours: Iterable[Hours], closed: Callable[[date], bool]
) -> datetime | None:
    """When the desk that is open now closes; nothing when it is closed already."""
    local = at.astimezone(AMSTERDAM)
    today = _hours_on(local.date(), hours, closed)
    if today is None or not today.opens <= local.time() < today.closes:
        return None
    return datetime.combine(local.date(), today.closes, AMSTERDAM)


def next_opening(
    at: datetime, hours: Iterable[Hours], closed: Callable[[date], bool]
) -> datetime | None:
    """When the desk opens after this moment; nothing when no day of the coming weeks is open."""
    local, hours = at.astimezone(AMSTERDAM), tuple(hours)
    for ahead in range(FURTHEST_DAYS + 1):
        day = local.date() + timedelta(days=ahead)
        that_day = _hours_on(day, hours, closed)
        if that_day and (ahead > 0 or local.time() < that_day.opens):
            return datetime.combine(day, that_day.opens, AMSTERDAM)
    return None


def _hours_on(day: date, hours: Iterable[Hours], closed: Callable[[date], bool]) -> Hours | None:
    if closed(day):
        return None
    return next((row for row in hours if row.weekday == day.isoweekday()), None)
