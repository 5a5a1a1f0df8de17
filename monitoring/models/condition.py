"""How a safety condition stands in a moment."""

from django.db import models

from monitoring.enums import ConditionStatus
from monitoring.models.moment import MonitoringMoment
from monitoring.querysets import OfMomentQuerySet
from safetyplans.models import SafetyCondition


class MomentCondition(models.Model):
    """A condition of the plan in force, in the words of that day, and whether it is kept."""

    moment = models.ForeignKey(
        MonitoringMoment, models.PROTECT, related_name="conditions", verbose_name="moment"
    )
    condition = models.ForeignKey(
        SafetyCondition, models.PROTECT, related_name="+", verbose_name="voorwaarde"
    )
    number = models.PositiveSmallIntegerField("nummer")
    text = models.TextField("voorwaarde in woorden", max_length=1000)
    status = models.CharField(
        "stand", max_length=10, choices=ConditionStatus, blank=True, default=""
    )
    note = models.TextField("toelichting", max_length=2000, blank=True, default="")

    objects = OfMomentQuerySet.as_manager()

    class Meta:
        verbose_name = "stand van een veiligheidsvoorwaarde"
        verbose_name_plural = "standen van veiligheidsvoorwaarden"
        ordering = ["moment", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["moment", "condition"], name="moment_condition_once"),
        ]

    def __str__(self) -> str:
        return f"voorwaarde {self.number} in {self.moment}"
