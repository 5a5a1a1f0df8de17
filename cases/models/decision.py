"""The decision, as it was taken."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.enums import TriageOutcome
from cases.models.assessment import SafetyAssessment
from cases.querysets import OfAssessmentQuerySet
from organisations.enums import Severity


class TriageDecision(models.Model):
    """One decision with its grounds. A reopened assessment gets a new one beside the old."""

    assessment = models.ForeignKey(
        SafetyAssessment, models.PROTECT, related_name="decisions", verbose_name="beoordeling"
    )
    outcome = models.CharField("uitkomst", max_length=20, choices=TriageOutcome)
    severity = models.CharField("zwaarte", max_length=10, choices=Severity)
    grounds = models.JSONField("gronden", default=dict)
    decided_at = models.DateTimeField("besloten op")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="besloten door"
    )
    superseded_at = models.DateTimeField("vervangen op", null=True, blank=True)

    objects = OfAssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = "triagebesluit"
        verbose_name_plural = "triagebesluiten"
        ordering = ["assessment", "-decided_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment"],
                condition=Q(superseded_at__isnull=True),
                name="decision_one_per_assessment",
            ),
        ]

    def __str__(self) -> str:
        return f"besluit bij {self.assessment}"
