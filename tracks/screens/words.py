"""Days as the pages of a track say them."""

from datetime import datetime

from django.utils import timezone

from common.dutch import short_day


def day_of(at: datetime | None) -> str:
    """5 jan 2026, on the clock of the reader."""
    return short_day(timezone.localdate(at)) if at else ""


def days(count: int) -> str:
    return "1 dag" if count == 1 else f"{count} dagen"
