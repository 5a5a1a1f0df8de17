"""How a risk came to stand where it stands."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cases.querysets import OfCaseQuerySet
from safety.enums import RiskStatus
from safety.models.risk_factor import RiskFactor


class OfRiskQuerySet(OfCaseQuerySet):
    case_path = "risk__case"


class RiskStatusChange(models.Model):
    """One change, with what was seen; start and now can be laid beside each other."""

    risk = models.ForeignKey(
        RiskFactor, models.PROTECT, related_name="changes", verbose_name="risicofactor"
    )
    before = models.CharField("was", max_length=20, choices=RiskStatus)
    after = models.CharField("werd", max_length=20, choices=RiskStatus)
    reason = models.TextField("waaruit dat blijkt", max_length=2000)
    changed_at = models.DateTimeField("veranderd op", default=timezone.now, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="veranderd door"
    )

    objects = OfRiskQuerySet.as_manager()

    class Meta:
        verbose_name = "verandering van een risicofactor"
        verbose_name_plural = "veranderingen van risicofactoren"
        ordering = ["risk", "changed_at", "pk"]
        constraints = [
            models.CheckConstraint(name="risk_change_changes", condition=~Q(before=F("after"))),
            models.CheckConstraint(name="risk_change_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"verandering {self.pk} van {self.risk}"
