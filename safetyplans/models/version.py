"""A plan as it was adopted."""

import pgtrigger
from django.conf import settings
from django.db import models

from safetyplans.enums import VersionReason
from safetyplans.models.plan import SafetyPlan
from safetyplans.querysets import OfPlanQuerySet


class PlanVersion(models.Model):
    """Frozen: the words (``safetyplans.content.snapshot``), who adopted them and who read along.

    The database refuses every change. ``views`` is what each member said of these words.
    """

    plan = models.ForeignKey(
        SafetyPlan, models.PROTECT, related_name="versions", verbose_name="plan"
    )
    number = models.PositiveSmallIntegerField("versie")
    content = models.JSONField("inhoud")
    views = models.JSONField("meningen", default=list)
    dropped = models.JSONField("vervallen voorwaarden", default=list)
    content_hash = models.CharField("vingerafdruk", max_length=64)
    reason = models.CharField("waarom", max_length=20, choices=VersionReason)
    note = models.CharField("toelichting", max_length=1000, blank=True, default="")
    adopted_at = models.DateTimeField("vastgesteld op")
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgesteld door"
    )
    second_reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="tweede lezer"
    )

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "versie van een veiligheidsplan"
        verbose_name_plural = "versies van een veiligheidsplan"
        ordering = ["plan", "-number", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once"),
            models.CheckConstraint(
                name="plan_version_read_by_another",
                condition=~models.Q(second_reader=models.F("adopted_by")),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="frozen", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.plan} versie {self.number}"

    @property
    def audit_case_number(self) -> str:
        return self.plan.case.number

    @property
    def audit_label(self) -> str:
        return f"veiligheidsplan {self.plan.number}, versie {self.number}"
