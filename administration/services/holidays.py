"""Closing a day, or opening it again; the clock counts every open deadline anew."""

from datetime import date

from accounts.models import User
from deadlines import calendars
from deadlines.enums import HolidayKind
from deadlines.models import Holiday
from organisations.models import Region


def close_day(
    region: Region, *, on: date, name: str, kind: str, source: str, actor: User
) -> Holiday:
    """A closing day is of the region; a feast or an equated day is of the whole country."""
    whose = region if kind == HolidayKind.CLOSING else None
    return calendars.add_holiday(
        region=whose, on=on, name=name, kind=kind, source=source, actor=actor
    )


def reopen_day(holiday: Holiday, *, actor: User) -> None:
    calendars.remove_holiday(holiday, actor=actor)
