"""What another system handed in, to recognise it when it is handed in again."""

from django.db import models

from cases.models.intake_source import IntakeSource
from cases.models.report import Report


class IntakeSubmission(models.Model):
    """One message of a connected system. Its idempotency key means one body, and one report."""

    source = models.ForeignKey(
        IntakeSource, models.PROTECT, related_name="submissions", verbose_name="aangesloten systeem"
    )
    key = models.CharField("idempotency-key", max_length=200)
    body_sha256 = models.CharField("controlegetal van het bericht", max_length=64)
    report = models.OneToOneField(
        Report, models.PROTECT, related_name="submission", verbose_name="melding"
    )
    submitted_at = models.DateTimeField("ontvangen op", auto_now_add=True)

    class Meta:
        verbose_name = "ingezonden bericht"
        verbose_name_plural = "ingezonden berichten"
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "key"], name="intake_submission_key_once"),
        ]

    def __str__(self) -> str:
        return f"bericht bij {self.report}"
