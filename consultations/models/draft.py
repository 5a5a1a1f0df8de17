"""A talk that is still being typed, kept on the server."""

import json
import uuid
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models

from common.encryption import EncryptedTextField, Secret
from organisations.models import Region

if TYPE_CHECKING:
    from accounts.models import User


class ConsultationDraftQuerySet(models.QuerySet["ConsultationDraft"]):
    def visible_to(self, user: "User") -> "ConsultationDraftQuerySet":
        """Only one's own."""
        return self.filter(owner=user)


class ConsultationDraft(models.Model):
    """What was typed so far, before it was looked through for names; so it lies locked.

    ``key`` becomes the key of the advice: handing in twice is one advice. The draft is thrown
    away the moment the advice is recorded, and unfinished ones after a day.
    """

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name="regio")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="eigenaar"
    )
    began_at = models.DateTimeField("begin van het gesprek")
    changed_at = models.DateTimeField("bewaard op", auto_now=True)
    sealed = EncryptedTextField("inhoud", null=True, blank=True, editable=False)

    objects = ConsultationDraftQuerySet.as_manager()

    class Meta:
        verbose_name = "concept van een advies"
        verbose_name_plural = "concepten van adviezen"
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return f"concept {self.pk}"

    @property
    def data(self) -> dict[str, Any]:
        """What was typed: ``{field: [values]}``; a new dict each time."""
        return json.loads(self.sealed.reveal() or "{}")

    @data.setter
    def data(self, typed: dict[str, Any]) -> None:
        self.sealed = Secret(json.dumps(typed) if typed else "")
