"""The handover document as it went out."""

import pgtrigger
from django.conf import settings
from django.db import models

from documents.models import Document
from handover.models.handover import Handover
from handover.querysets import OfHandoverQuerySet


class HandoverDocument(models.Model):
    """Frozen at sending (003-15, 6.6): the words as data for the screen and as a print.

    The database refuses every change, whatever is edited later in the record.
    """

    handover = models.OneToOneField(
        Handover, models.PROTECT, related_name="document", verbose_name="overdracht"
    )
    content = models.JSONField("inhoud")
    content_hash = models.CharField("vingerafdruk", max_length=64)
    document = models.ForeignKey(
        Document, models.PROTECT, related_name="+", verbose_name="document"
    )
    frozen_at = models.DateTimeField("vastgelegd op")
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )

    objects = OfHandoverQuerySet.as_manager()

    class Meta:
        verbose_name = "overdrachtsdocument"
        verbose_name_plural = "overdrachtsdocumenten"
        ordering = ["-frozen_at", "-pk"]
        triggers = [
            pgtrigger.Protect(name="frozen", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"overdrachtsdocument {self.handover}"

    @property
    def audit_case_number(self) -> str:
        return self.handover.case.number

    @property
    def audit_label(self) -> str:
        return f"overdrachtsdocument {self.handover.number}"
