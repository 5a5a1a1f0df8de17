"""The log. The database refuses to change, remove or truncate it."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone

from audit.events import AuditEvent


class AuditEntry(models.Model):
    """One act or one look: who, in which role, when, at what.

    The target is a label and a number, not a key: the log outlives what it speaks of.
    """

    at = models.DateTimeField("moment", default=timezone.now)
    event = models.CharField("gebeurtenis", max_length=30, choices=AuditEvent)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="wie"
    )
    actor_roles = models.CharField("rol", max_length=200, blank=True)
    target_type = models.CharField("soort", max_length=60)
    target_id = models.BigIntegerField("nummer in de tabel", null=True)
    target_label = models.CharField("wat", max_length=120)
    case_number = models.CharField("dossiernummer", max_length=24, blank=True, db_index=True)
    data = models.JSONField("bijzonderheden", default=dict)

    class Meta:
        verbose_name = "logregel"
        verbose_name_plural = "logregels"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["actor", "-at"]), models.Index(fields=["event", "-at"])]
        triggers = [
            pgtrigger.Protect(
                name="audit_append_only", operation=pgtrigger.Update | pgtrigger.Delete
            ),
            pgtrigger.Trigger(
                name="audit_no_truncate",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func="RAISE EXCEPTION 'audit rows are only ever inserted';",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%d-%m-%Y %H:%M} {self.get_event_display()} {self.target_label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        assert self._state.adding, "a log entry is written once"
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AssertionError("a log entry stays")
