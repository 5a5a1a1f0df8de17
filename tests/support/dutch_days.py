"""Dutch days counted by hand, apart from the code under test: only what stands in the law.

Easter is written down year by year; the equated days are those of the decrees of 2023 and 2026.
After them no decree is known, and the law alone holds.
"""

from calendar import monthrange
from datetime import date, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
EASTER = {
    2025: date(2025, 4, 20),
    2026: date(2026, 4, 5),
    2027: date(2027, 3, 28),
    2028: date(2028, 4, 16),
    2029: date(2029, 4, 1),
    2030: date(2030, 4, 21),
    2031: date(2031, 4, 13),
    2032: date(2032, 3, 28),
    2033: date(2033, 4, 17),
    2034: date(2034, 4, 9),
    2035: date(2035, 3, 25),
    2036: date(2036, 4, 13),
}
EQUATED = {
    date(2025, 5, 30),
    date(2026, 1, 2),
    date(2026, 5, 15),
    date(2027, 5, 7),
    date(2028, 4, 28),
    date(2028, 5, 26),
}
# Good Friday, Easter Monday, Ascension Day and Whit Monday, in days after Easter.
AROUND_EASTER = (-2, 1, 39, 50)
DAY = timedelta(days=1)


def closed(day: date) -> bool:
    """Weekend, feast, King's day (a day early when it is a Sunday) or equated by decree."""
    king = date(day.year, 4, 27)
    king -= DAY * (king.isoweekday() == 7)
    feasts = {(1, 1), (5, 5), (12, 25), (12, 26), (king.month, king.day)}
    return (
        day.isoweekday() > 5
        or (day.month, day.day) in feasts
        or day in {EASTER[day.year] + DAY * after for after in AROUND_EASTER}
        or day in EQUATED
    )


def open_from(day: date) -> date:
    """The day itself, or the first working day after it."""
    return day if not closed(day) else open_from(day + DAY)


def open_until(day: date) -> date:
    """The day itself, or the last working day before it."""
    return day if not closed(day) else open_until(day - DAY)


def working_days_after(day: date, count: int) -> date:
    while count:
        day += DAY
        count -= not closed(day)
    return day


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last one."""
    year, month = day.year, day.month + months
    while month > 12:
        year, month = year + 1, month - 12
    return date(year, month, min(day.day, monthrange(year, month)[1]))
