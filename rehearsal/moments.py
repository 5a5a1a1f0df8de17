"""The moments of a script: a Dutch date and time, or so long ago or ahead. No clock of its own."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from deadlines.workdays import AMSTERDAM, LAW

WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_DAY = re.compile(r"(?:(ma|di|wo|do|vr|za|zo) )?(\d{1,2})-(\d{1,2})-(\d{4})")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")
_APART = re.compile(r"([+-])(\d+)(wd|d|m)")

HOW_TO_WRITE = (
    "Schrijf een datum als ‘za 14-06-2025’ en een moment als ‘za 14-06-2025 22:40’, of tel af: "
    "‘-3wd 10:05’ (werkdagen), ‘+14d 22:40’ (dagen), ‘-40m’ (minuten)."
)


class NotAMoment(ValueError):
    """What is written is no date or no moment; the message says why."""


def read_day(text: str, *, today: date) -> date:
    """ "za 14-06-2025", "14-06-2025" or "-3wd"; a weekday that is wrong is a mistake."""
    if (apart := _APART.fullmatch(text)) and apart[3] != "m":
        return _counted(today, apart)
    found = _DAY.fullmatch(text)
    if found is None:
        raise NotAMoment(HOW_TO_WRITE)
    weekday, day, month, year = found.groups()
    try:
        when = date(int(year), int(month), int(day))
    except ValueError:
        raise NotAMoment(f"{text} bestaat niet.") from None
    if weekday and WEEKDAYS[when.weekday()] != weekday:
        raise NotAMoment(f"{text} is geen {weekday} maar {WEEKDAYS[when.weekday()]}.")
    return when


def read_moment(text: str, *, now: datetime) -> datetime:
    """A day with a clock time, on the Dutch clock; or counted in minutes from ``now``."""
    if (apart := _APART.fullmatch(text)) and apart[3] == "m":
        minutes = timedelta(minutes=int(apart[2]))
        return now + minutes if apart[1] == "+" else now - minutes
    day, _, clock = text.rpartition(" ")
    time_of_day = _CLOCK.fullmatch(clock)
    if not day or time_of_day is None:
        raise NotAMoment(HOW_TO_WRITE)
    hour, minute = int(time_of_day[1]), int(time_of_day[2])
    if hour > 23 or minute > 59:
        raise NotAMoment(f"{clock} is geen kloktijd.")
    local = now.astimezone(AMSTERDAM).date()
    return datetime.combine(read_day(day, today=local), time(hour, minute), AMSTERDAM)


def in_words(moment: datetime) -> str:
    """ "za 14-06-2025 22:40" """
    local = moment.astimezone(AMSTERDAM)
    return f"{day_in_words(local.date())} {local:%H:%M}"


def day_in_words(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day:%d-%m-%Y}"


def _counted(today: date, apart: re.Match[str]) -> date:
    """So many days or working days from today; counting back starts at the last working day."""
    sign, count, unit = apart[1], int(apart[2]), apart[3]
    if unit == "d":
        return today + timedelta(days=count if sign == "+" else -count)
    if sign == "+":
        return LAW.add_workdays(today, count)
    day = LAW.roll_back(today)
    for _ in range(count):
        day = LAW.roll_back(day - timedelta(days=1))
    return day
