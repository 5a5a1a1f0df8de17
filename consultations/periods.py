"""Stretches of the calendar that figures are about. Pure: the day of today is given."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from deadlines.workdays import AMSTERDAM, add_months

YEARS_BACK = 2
MONTHS_SHOWN = 12


@dataclass(frozen=True)
class Period:
    """From the first day up to and including the last, never beyond today."""

    key: str
    label: str
    first: date
    last: date

    @property
    def starts(self) -> datetime:
        return _midnight(self.first)

    @property
    def ends(self) -> datetime:
        """The midnight after the last day: what began then is not in it."""
        return _midnight(self.last + timedelta(days=1))

    @property
    def months(self) -> list[date]:
        """The first day of each month in it."""
        return list(_months(self.first, self.last))


def periods(today: date) -> list[Period]:
    """The last twelve months first; then whole and half years, as CBS asks them (A2.3)."""
    this_month = today.replace(day=1)
    recent = add_months(this_month, 1 - MONTHS_SHOWN)
    found = [Period("", "Laatste 12 maanden", recent, today)]
    for year in range(today.year, today.year - YEARS_BACK - 1, -1):
        found += [
            Period(f"{year}{part}", f"{words} {year}".strip(), first, min(last, today))
            for part, words, first, last in (
                ("", "", date(year, 1, 1), date(year, 12, 31)),
                ("-1", "Januari t/m juni", date(year, 1, 1), date(year, 6, 30)),
                ("-2", "Juli t/m december", date(year, 7, 1), date(year, 12, 31)),
            )
            if first <= today
        ]
    return found


def period_called(key: str, today: date) -> Period:
    """The period that was asked for; the last twelve months when it does not exist."""
    known = periods(today)
    return next((period for period in known if period.key == key), known[0])


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = add_months(month, 1)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, AMSTERDAM)
