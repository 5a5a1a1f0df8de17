"""What makes this family unsafe in the long run."""

from django.db import models

from safety.enums import RiskKind, RiskStatus
from safety.models.factor import Factor


class RiskFactor(Factor):
    """One risk, with how it stands; the second of the three criteria of stable safety (6.8)."""

    kind = models.CharField("soort", max_length=30, choices=RiskKind)
    status = models.CharField("stand", max_length=20, choices=RiskStatus, default=RiskStatus.OPEN)

    class Meta(Factor.Meta):
        verbose_name = "risicofactor"
        verbose_name_plural = "risicofactoren"
        ordering = ["case", "noted_at", "pk"]
