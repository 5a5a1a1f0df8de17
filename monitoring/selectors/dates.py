"""On which days VT looks how it is (D9)."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from deadlines.explain import compute
from deadlines.options import Options
from deadlines.selectors import calendar_of
from deadlines.terms import TERMS
from deadlines.workdays import AMSTERDAM, Calendar
from monitoring.schemes import months_of

if TYPE_CHECKING:
    from organisations.models import Region


def moments_after(since: date, scheme: str, region: "Region") -> list[date]:
    """So many months after the handover, moved to the next working day (7.1)."""
    calendar = calendar_of(region)
    return [moment_after(since, months, calendar) for months in months_of(scheme)]


def moment_after(since: date, months: int, calendar: Calendar) -> date:
    answer = compute(TERMS["D9"], noon_of(since), calendar, Options(length=months))
    return answer.due.date()


def noon_of(day: date) -> datetime:
    """Of a handover only the day counts."""
    return datetime.combine(day, time(12), AMSTERDAM)
