"""Days, moments and terms as a Dutch desk writes them. Pure: no settings, no clock."""

from datetime import date

WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
SHORT_MONTHS = (
    "jan",
    "feb",
    "mrt",
    "apr",
    "mei",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt",
    "nov",
    "dec",
)


def long_day(day: date) -> str:
    """ma 5 januari 2026"""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """5 jan 2026"""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def workdays_left(days: int) -> str:
    """How much of a term is left, in working days; below zero it is too late."""
    if days == 0:
        return "vandaag"
    noun = "werkdag" if abs(days) == 1 else "werkdagen"
    return f"nog {days} {noun}" if days > 0 else f"{-days} {noun} te laat"
