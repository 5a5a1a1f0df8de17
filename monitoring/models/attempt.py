"""That somebody tried to reach the family for a moment, in vain."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.enums import ContactChannel
from monitoring.models.moment import MonitoringMoment
from monitoring.querysets import OfMomentQuerySet


class MomentAttempt(models.Model):
    """One attempt; after the second the municipality hears of it (domain 3.7)."""

    moment = models.ForeignKey(
        MonitoringMoment, models.PROTECT, related_name="attempts", verbose_name="moment"
    )
    how = models.CharField("hoe", max_length=20, choices=ContactChannel)
    note = models.CharField("wat er gebeurde", max_length=1000)
    tried_at = models.DateTimeField("geprobeerd op")
    tried_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="door"
    )

    objects = OfMomentQuerySet.as_manager()

    class Meta:
        verbose_name = "poging om het gezin te bereiken"
        verbose_name_plural = "pogingen om het gezin te bereiken"
        ordering = ["moment", "tried_at", "pk"]
        constraints = [
            models.CheckConstraint(name="attempt_says_what_happened", condition=~Q(note="")),
        ]
        triggers = [
            pgtrigger.Protect(name="attempt_stands", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"poging {self.pk} bij {self.moment}"
