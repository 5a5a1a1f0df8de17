"""What the record of a talk said before somebody corrected it."""

from django.db import models

from cases.models.amendment import Amendment, with_reason
from tracks.models.conversation import Conversation
from tracks.querysets import OfConversationQuerySet


class ConversationAmendment(Amendment):
    """The record of a talk, corrected: both stay readable."""

    conversation = models.ForeignKey(
        Conversation, models.PROTECT, related_name="amendments", verbose_name="gesprek"
    )

    objects = OfConversationQuerySet.as_manager()

    class Meta:
        verbose_name = "aanpassing van een gesprek"
        verbose_name_plural = "aanpassingen van gesprekken"
        ordering = ["conversation", "amended_at", "pk"]
        constraints = [with_reason("conversation_amendment_has_reason")]
