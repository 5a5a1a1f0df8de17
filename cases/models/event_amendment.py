"""What an unsafe event said before somebody mended it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from cases.models.unsafe_event import UnsafeEvent
from cases.querysets import OfEventQuerySet


class EventAmendment(models.Model):
    """One mending, with its reason; old and new both stay readable.

    ``before`` holds what changed, by name of the field, as it was. It stands here and not in the
    log, because the words of an event name people.
    """

    event = models.ForeignKey(
        UnsafeEvent, models.PROTECT, related_name="amendments", verbose_name="gebeurtenis"
    )
    before = models.JSONField("wat er stond")
    reason = models.TextField("reden", max_length=2000)
    amended_at = models.DateTimeField("aangepast op", default=timezone.now, editable=False)
    amended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="aangepast door"
    )

    objects = OfEventQuerySet.as_manager()

    class Meta:
        verbose_name = "aanpassing van een gebeurtenis"
        verbose_name_plural = "aanpassingen van gebeurtenissen"
        ordering = ["event", "amended_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="event_amendment_has_reason", condition=~models.Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"aanpassing {self.pk} van {self.event}"
