"""The municipal half as it was laid before everybody to sign."""

import pgtrigger
from django.conf import settings
from django.db import models

from safetyplans.enums import VersionReason
from safetyplans.models.plan import SafetyPlan
from safetyplans.models.version import PlanVersion
from safetyplans.querysets import OfLocalPlanQuerySet


class LocalVersion(models.Model):
    """Frozen by the database: the words, with number and fingerprint of the half of VT.

    Signatures are on exactly these words; one more letter is a new version.
    """

    plan = models.ForeignKey(
        SafetyPlan, models.PROTECT, related_name="local_versions", verbose_name="plan"
    )
    number = models.PositiveSmallIntegerField("versie")
    vt_version = models.ForeignKey(
        PlanVersion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="versie van Veilig Thuis",
    )
    content = models.JSONField("inhoud")
    content_hash = models.CharField("vingerafdruk", max_length=64)
    reason = models.CharField("waarom", max_length=20, choices=VersionReason)
    note = models.CharField("toelichting", max_length=1000, blank=True, default="")
    frozen_at = models.DateTimeField("vastgelegd op")
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )

    objects = OfLocalPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "lokale versie van een veiligheidsplan"
        verbose_name_plural = "lokale versies van een veiligheidsplan"
        ordering = ["plan", "-number", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="local_version_once"),
        ]
        triggers = [
            pgtrigger.Protect(name="local_frozen", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.plan} lokale versie {self.number}"

    @property
    def audit_case_number(self) -> str:
        return self.plan.case.number

    @property
    def audit_label(self) -> str:
        return f"veiligheidsplan {self.plan.number}, lokale versie {self.number}"
