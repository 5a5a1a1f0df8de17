"""Dates, moments and counts as Dutch reads them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from deadlines.kinds import Unit
from deadlines.workdays import AMSTERDAM

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
NUMBERS = (
    "nul", "één", "twee", "drie", "vier", "vijf", "zes",
    "zeven", "acht", "negen", "tien", "elf", "twaalf",
)  # fmt: skip

NOUNS = {
    Unit.WORKDAYS: ("werkdag", "werkdagen"),
    Unit.DAYS: ("kalenderdag", "kalenderdagen"),
    Unit.WEEKS: ("week", "weken"),
    Unit.MONTHS: ("maand", "maanden"),
    Unit.YEARS: ("jaar", "jaar"),
    Unit.HOURS: ("uur", "uur"),
    Unit.WALL_DAYS: ("dag", "dagen"),
    Unit.HALF_YEAR: ("week", "weken"),
}


def month_name(day: date) -> str:
    return MONTHS[day.month - 1]


def long_date(day: date) -> str:
    """``maandag 5 januari 2026``"""
    return f"{short_date(day)} {day.year}"


def short_date(day: date) -> str:
    """``maandag 5 januari``"""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {month_name(day)}"


def moment(at: datetime) -> str:
    """``dinsdag 23 december 2025 om 10.05 uur``, in Dutch time"""
    local = at.astimezone(AMSTERDAM)
    return f"{long_date(local)} om {local:%H.%M} uur"


def count(amount: int, unit: Unit) -> str:
    """``vijf werkdagen``, ``één week``, ``24 uur``"""
    words = NUMBERS[amount] if amount < len(NUMBERS) else str(amount)
    one, many = NOUNS[unit]
    return f"{words} {one if amount == 1 else many}"


def listed(items: Sequence[str]) -> str:
    """``a, b en c``"""
    *before, last = items
    return f"{', '.join(before)} en {last}" if before else last


def sentence(text: str) -> str:
    """With a capital and a full stop; ``één`` keeps one accent at the start: Eén."""
    first = "E" if text.startswith("é") else text[0].upper()
    return f"{first}{text[1:]}."
