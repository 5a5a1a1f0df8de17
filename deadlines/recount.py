"""Counting the open deadlines of a region again, those that were counted with another calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadlines.selectors import calendar_of, deadline_models
from deadlines.services import recompute
from organisations.models import Region

if TYPE_CHECKING:
    from accounts.models import User

CALENDAR_CHANGED = "Kalender gewijzigd"


def recompute_region(region: Region, *, why: str = CALENDAR_CHANGED, actor: User) -> int:
    """Each deadline in its own transaction; tells how many dates moved. Safe to run again."""
    calendar = calendar_of(region)
    return sum(
        recompute(row, calendar=calendar, why=why, actor=actor)
        for model in deadline_models()
        for row in model._default_manager.open()
        .in_region(region)
        .exclude(calendar_version=calendar.version)
        .order_by("pk")
        .iterator()
    )
