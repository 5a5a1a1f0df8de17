"""What was written down of a moment, for one kind of reader."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from documents.models import Document
from monitoring.enums import ReportFor
from monitoring.models.moment import MonitoringMoment
from monitoring.querysets import OfMomentQuerySet


class MomentReport(models.Model):
    """Frozen when the moment was closed: the whole for VT, the outcome for partner and family
    (5.3, 6.7). Of the copy of the family it says when and how it was told."""

    moment = models.ForeignKey(
        MonitoringMoment, models.PROTECT, related_name="reports", verbose_name="moment"
    )
    made_for = models.CharField("voor", max_length=20, choices=ReportFor)
    document = models.OneToOneField(
        Document, models.PROTECT, related_name="+", verbose_name="document"
    )
    frozen_at = models.DateTimeField("vastgelegd op")
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )
    told_on = models.DateField("verteld op", null=True, blank=True)
    told_how = models.CharField("hoe verteld", max_length=500, blank=True, default="")

    objects = OfMomentQuerySet.as_manager()

    class Meta:
        verbose_name = "monitorverslag"
        verbose_name_plural = "monitorverslagen"
        ordering = ["moment", "made_for", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["moment", "made_for"], name="moment_report_once"),
            models.CheckConstraint(
                name="moment_report_told_says_how",
                condition=Q(told_on__isnull=True, told_how="")
                | (Q(told_on__isnull=False) & ~Q(told_how="")),
            ),
        ]

    def __str__(self) -> str:
        return f"verslag {self.pk} van {self.moment}"

    @property
    def audit_case_number(self) -> str:
        return self.moment.trajectory.case.number

    @property
    def audit_label(self) -> str:
        return f"verslag van het {self.moment.audit_label}"
