"""The days on which the law does not count: fixed, computed from Easter, or named by decree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from types import MappingProxyType

LAW_SOURCE = "Algemene termijnenwet, art. 3"

DECREE_2023 = (
    "Besluit gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024, 27 december 2024 "
    "en 30 mei 2025 met een algemeen erkende feestdag"
)
DECREE_2026 = (
    "Besluit gelijkstelling van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028 "
    "en 26 mei 2028 met een algemeen erkende feestdag"
)

# A decree covers about three years. The next one is entered as data, in beheer, not here.
DECREES: Mapping[date, str] = MappingProxyType(
    {
        date(2023, 4, 28): DECREE_2023,
        date(2023, 5, 19): DECREE_2023,
        date(2024, 5, 10): DECREE_2023,
        date(2024, 12, 27): DECREE_2023,
        date(2025, 5, 30): DECREE_2023,
        date(2026, 1, 2): DECREE_2026,
        date(2026, 5, 15): DECREE_2026,
        date(2027, 5, 7): DECREE_2026,
        date(2028, 4, 28): DECREE_2026,
        date(2028, 5, 26): DECREE_2026,
    }
)


class DayKind(StrEnum):
    """Why a day is closed: by the law, by decree, or because a region says so."""

    LAW = "law"
    DECREE = "decree"
    CLOSING = "closing"


@dataclass(frozen=True)
class DayOff:
    """A day on which no working day is counted, with its Dutch name and its ground."""

    on: date
    name: str
    kind: DayKind
    source: str


@cache
def holidays(year: int) -> Mapping[date, DayOff]:
    """The law calendar of one year. Sundays that are a feast are named although they are closed."""
    easter = easter_sunday(year)
    named = [
        (date(year, 1, 1), "Nieuwjaarsdag"),
        (easter - timedelta(days=2), "Goede Vrijdag"),
        (easter, "Eerste Paasdag"),
        (easter + timedelta(days=1), "Tweede Paasdag"),
        _monarchs_day(year),
        (date(year, 5, 5), "Bevrijdingsdag"),
        (easter + timedelta(days=39), "Hemelvaartsdag"),
        (easter + timedelta(days=49), "Eerste Pinksterdag"),
        (easter + timedelta(days=50), "Tweede Pinksterdag"),
        (date(year, 12, 25), "Eerste Kerstdag"),
        (date(year, 12, 26), "Tweede Kerstdag"),
    ]
    days: dict[date, DayOff] = {}
    for on, name in named:
        # Ascension can fall on 5 May (2016): one day, both names.
        both = f"{days[on].name} en {name}" if on in days else name
        days[on] = DayOff(on, both, DayKind.LAW, LAW_SOURCE)
    for on, source in DECREES.items():
        if on.year == year:
            days[on] = DayOff(on, "gelijkgesteld met een feestdag", DayKind.DECREE, source)
    return MappingProxyType(days)


def easter_sunday(year: int) -> date:
    """Easter of any Gregorian year (the anonymous algorithm, Meeus 1991)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    leaps, leap_rest = divmod(of_century, 4)
    weekday = (32 + 2 * century_rest + 2 * leaps - epact - leap_rest) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _monarchs_day(year: int) -> tuple[date, str]:
    """Koningsdag, 27 April since 2014, or Koninginnedag before; on Saturday when it is Sunday."""
    day, name = (
        (date(year, 4, 27), "Koningsdag") if year >= 2014 else (date(year, 4, 30), "Koninginnedag")
    )
    return (day - timedelta(days=1) if day.isoweekday() == 7 else day), name
