"""What an unsafe event said before somebody mended it."""

from django.db import models

from cases.models.amendment import Amendment, with_reason
from cases.models.unsafe_event import UnsafeEvent
from cases.querysets import OfEventQuerySet


class EventAmendment(Amendment):
    """An unsafe event, mended: both stay readable."""

    event = models.ForeignKey(
        UnsafeEvent, models.PROTECT, related_name="amendments", verbose_name="gebeurtenis"
    )

    objects = OfEventQuerySet.as_manager()

    class Meta:
        verbose_name = "aanpassing van een gebeurtenis"
        verbose_name_plural = "aanpassingen van gebeurtenissen"
        ordering = ["event", "amended_at", "pk"]
        constraints = [with_reason("event_amendment_has_reason")]
