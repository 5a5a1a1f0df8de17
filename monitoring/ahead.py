"""How long before its day a moment is prepared and warned of (D9). Pure."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deadlines.workdays import Calendar

AHEAD = timedelta(weeks=3)


def prepare_on(due_on: date, calendar: "Calendar") -> date:
    """Three weeks before, on a working day."""
    return calendar.roll_back(due_on - AHEAD)
