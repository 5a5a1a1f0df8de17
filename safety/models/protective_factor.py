"""What keeps this family safe, also when it is difficult."""

from django.db import models

from safety.enums import ProtectiveKind
from safety.models.factor import Factor


class ProtectiveFactor(Factor):
    """One thing that protects; the eighth item of the safety plan (6.5)."""

    kind = models.CharField("soort", max_length=30, choices=ProtectiveKind)

    class Meta(Factor.Meta):
        verbose_name = "beschermende factor"
        verbose_name_plural = "beschermende factoren"
        ordering = ["case", "noted_at", "pk"]
