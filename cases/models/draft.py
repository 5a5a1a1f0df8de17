"""A report that is still being written, kept on the server."""

import json
import uuid
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models

from common.encryption import EncryptedTextField, Secret
from organisations.models import Region

if TYPE_CHECKING:
    from accounts.models import User


class ReportDraftQuerySet(models.QuerySet["ReportDraft"]):
    def visible_to(self, user: "User") -> "ReportDraftQuerySet":
        """One's own, until it is handed to a colleague."""
        return self.filter(owner=user, submitted_at=None)


class ReportDraft(models.Model):
    """What somebody typed so far, per step. Nothing of it is a record until it is submitted.

    It holds names and BSNs that nobody checked yet, so it lies locked in the database.
    ``key`` makes submitting twice harmless: it becomes the ``submission_key`` of the report.
    ``preceded_by``: the number of the advice this draft was begun from (A6: text, no tie).
    """

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name="regio")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="report_drafts",
        verbose_name="eigenaar",
    )
    started_at = models.DateTimeField("begonnen op", auto_now_add=True)
    changed_at = models.DateTimeField("bewaard op", auto_now=True)
    preceded_by = models.CharField("voortgekomen uit", max_length=16, blank=True)
    sealed = EncryptedTextField("inhoud per stap", null=True, blank=True, editable=False)
    handed_over_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="overgedragen door",
    )
    handover_note = models.CharField("bericht bij overdracht", max_length=500, blank=True)
    submitted_at = models.DateTimeField("ingediend op", null=True, blank=True)

    objects = ReportDraftQuerySet.as_manager()

    class Meta:
        verbose_name = "concept van een melding"
        verbose_name_plural = "concepten van meldingen"
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return f"concept {self.pk}"

    @property
    def data(self) -> dict[str, dict[str, Any]]:
        """What was typed: ``{step: {field: value}}``; a new dict each time."""
        return json.loads(self.sealed.reveal() or "{}")

    @data.setter
    def data(self, typed: dict[str, dict[str, Any]]) -> None:
        self.sealed = Secret(json.dumps(typed) if typed else "")
