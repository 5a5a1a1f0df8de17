"""Where VT asked for information, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.enums import SourceKind, SourceResult
from cases.models.assessment import SafetyAssessment
from cases.querysets import OfAssessmentQuerySet


class SourceConsultation(models.Model):
    """One source of the checklist with its result; a missing one needs a reason (002-04)."""

    assessment = models.ForeignKey(
        SafetyAssessment, models.PROTECT, related_name="sources", verbose_name="beoordeling"
    )
    kind = models.CharField("bron", max_length=20, choices=SourceKind)
    result = models.CharField("uitkomst", max_length=20, choices=SourceResult)
    consulted_on = models.DateField("datum", null=True, blank=True)
    summary = models.TextField("samenvatting", max_length=10_000, blank=True)
    reason = models.CharField("reden als niet geraadpleegd", max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="door"
    )

    objects = OfAssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = "geraadpleegde bron"
        verbose_name_plural = "geraadpleegde bronnen"
        ordering = ["assessment", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "kind"], name="source_once"),
            models.CheckConstraint(
                name="source_has_date_or_reason",
                condition=Q(result=SourceResult.CONSULTED, consulted_on__isnull=False)
                | (~Q(result=SourceResult.CONSULTED) & ~Q(reason="")),
                violation_error_message="Vul de datum in, of de reden waarom deze bron niet is "
                "geraadpleegd.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
