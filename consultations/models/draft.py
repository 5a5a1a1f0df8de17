"""What is still being typed, kept on the server."""

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db import models

from common.encryption import EncryptedTextField, Secret
from consultations.enums import DraftKind
from organisations.models import Region

if TYPE_CHECKING:
    from accounts.models import User


class ConsultationDraftQuerySet(models.QuerySet["ConsultationDraft"]):
    def visible_to(self, user: "User") -> "ConsultationDraftQuerySet":
        """Only one's own."""
        return self.filter(owner=user)

    def under(self, key: UUID, user: "User") -> "ConsultationDraftQuerySet":
        """What this colleague typed under this key."""
        return self.visible_to(user).filter(key=key)


class ConsultationDraft(models.Model):
    """What was typed so far, before it was looked through for names; so it lies locked.

    ``key`` becomes the key of what is recorded: handing in twice is once. Who changes something
    that was recorded types under its key; two colleagues may do so at once, each in an own draft.
    It is thrown away the moment the text is recorded, or when nobody touched it for a while.
    """

    kind = models.CharField(
        "soort", max_length=15, choices=DraftKind, default=DraftKind.ADVICE, editable=False
    )
    key = models.UUIDField("sleutel", editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name="regio")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="eigenaar"
    )
    began_at = models.DateTimeField("begonnen op")
    changed_at = models.DateTimeField("bewaard op", auto_now=True)
    sealed = EncryptedTextField("inhoud", null=True, blank=True, editable=False)

    objects = ConsultationDraftQuerySet.as_manager()

    class Meta:
        verbose_name = "concept"
        verbose_name_plural = "concepten"
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["key", "owner"], name="draft_once_per_owner")
        ]

    def __str__(self) -> str:
        return f"concept {self.pk}"

    @property
    def data(self) -> dict[str, Any]:
        """What was typed: ``{field: [values]}``; a new dict each time."""
        return json.loads(self.sealed.reveal() or "{}")

    @data.setter
    def data(self, typed: dict[str, Any]) -> None:
        self.sealed = Secret(json.dumps(typed) if typed else "")
