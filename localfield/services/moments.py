"""The moment of something of which only the day is known."""

from datetime import date, datetime, time

from django.utils import timezone


def moment_of(day: date) -> datetime:
    """Now, or noon of an earlier day: of that day the hour is not known."""
    if day == timezone.localdate():
        return timezone.now()
    return timezone.make_aware(datetime.combine(day, time(12)))
