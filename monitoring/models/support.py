"""What VT did for a family while it followed it."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from monitoring.models.trajectory import MonitoringTrajectory
from monitoring.querysets import OfTrajectoryQuerySet


class GivenSupport(models.Model):
    """Support within monitoring: a talk, advice to the local field, help to get help (003-44)."""

    trajectory = models.ForeignKey(
        MonitoringTrajectory, models.PROTECT, related_name="support", verbose_name="monitortraject"
    )
    on = models.DateField("op")
    for_whom = models.CharField("voor wie", max_length=300)
    what = models.TextField("wat u deed", max_length=5000)
    noted_at = models.DateTimeField("vastgelegd op")
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )

    objects = OfTrajectoryQuerySet.as_manager()

    class Meta:
        verbose_name = "ondersteuning tijdens het volgen"
        verbose_name_plural = "ondersteuning tijdens het volgen"
        ordering = ["trajectory", "on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="support_says_what_and_for_whom", condition=~Q(what="") & ~Q(for_whom="")
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="support_stands", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"ondersteuning {self.pk} in {self.trajectory}"
