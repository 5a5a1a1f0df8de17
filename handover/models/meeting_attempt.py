"""A meeting that did not come about."""

from django.conf import settings
from django.db import models

from handover.models.meeting import WarmMeeting
from handover.querysets import OfMeetingQuerySet


class MeetingAttempt(models.Model):
    """A planned meeting at which the family was not there: when, and why (3.6, second attempt)."""

    meeting = models.ForeignKey(
        WarmMeeting, models.PROTECT, related_name="attempts", verbose_name="gesprek"
    )
    planned_at = models.DateTimeField("was gepland op")
    why = models.CharField("waarom het niet doorging", max_length=1000)
    noted_at = models.DateTimeField("vastgelegd op")
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "poging tot een gesprek"
        verbose_name_plural = "pogingen tot een gesprek"
        ordering = ["meeting", "planned_at", "pk"]

    def __str__(self) -> str:
        return f"poging {self.pk} van {self.meeting}"
