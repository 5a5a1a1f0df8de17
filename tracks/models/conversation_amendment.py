"""What the record of a talk said before somebody corrected it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from tracks.models.conversation import Conversation
from tracks.querysets import OfConversationQuerySet


class ConversationAmendment(models.Model):
    """One correction, with its reason; old and new both stay readable.

    ``before`` holds what changed, by name of the field, as it was. It stands here and not in the
    log, because a talk is about people.
    """

    conversation = models.ForeignKey(
        Conversation, models.PROTECT, related_name="amendments", verbose_name="gesprek"
    )
    before = models.JSONField("wat er stond")
    reason = models.TextField("reden", max_length=2000)
    amended_at = models.DateTimeField("aangepast op", default=timezone.now, editable=False)
    amended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="aangepast door"
    )

    objects = OfConversationQuerySet.as_manager()

    class Meta:
        verbose_name = "aanpassing van een gesprek"
        verbose_name_plural = "aanpassingen van gesprekken"
        ordering = ["conversation", "amended_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="conversation_amendment_has_reason", condition=~models.Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"aanpassing {self.pk} van {self.conversation}"
