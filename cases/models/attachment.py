"""Papers that come with a report."""

from django.conf import settings
from django.db import models

from cases.models.draft import ReportDraft
from cases.models.report import Report
from cases.querysets import OfReportQuerySet


class Attachment(models.Model):
    """A file of a report or, while it is being written, of its draft. No URL of its own."""

    report = models.ForeignKey(
        Report,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attachments",
        verbose_name="melding",
    )
    draft = models.ForeignKey(
        ReportDraft,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="attachments",
        verbose_name="concept",
    )
    file = models.FileField("bestand", upload_to="attachments/%Y/%m")
    original_name = models.CharField("naam", max_length=200)
    content_type = models.CharField("soort", max_length=120)
    size = models.PositiveBigIntegerField("grootte in bytes")
    sha256 = models.CharField("controlegetal", max_length=64)
    uploaded_at = models.DateTimeField("toegevoegd op", auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="toegevoegd door",
    )

    objects = OfReportQuerySet.as_manager()

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"
        ordering = ["uploaded_at", "pk"]

    def __str__(self) -> str:
        return f"bijlage {self.pk}"

    @property
    def audit_case_number(self) -> str:
        return self.report.case.number if self.report else ""
