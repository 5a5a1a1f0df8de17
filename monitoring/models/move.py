"""That a moment got another day."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from monitoring.models.moment import MonitoringMoment
from monitoring.querysets import OfMomentQuerySet


class MomentMove(models.Model):
    """From which day to which day, why, and by whom. The database keeps it as it was noted."""

    moment = models.ForeignKey(
        MonitoringMoment, models.PROTECT, related_name="moves", verbose_name="moment"
    )
    before = models.DateField("was")
    after = models.DateField("werd")
    reason = models.CharField("reden", max_length=1000)
    moved_at = models.DateTimeField("verzet op")
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="verzet door"
    )

    objects = OfMomentQuerySet.as_manager()

    class Meta:
        verbose_name = "verzetting van een monitormoment"
        verbose_name_plural = "verzettingen van monitormomenten"
        ordering = ["moment", "moved_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="moment_move_moves_and_says_why",
                condition=~Q(before=F("after")) & ~Q(reason=""),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="move_stands", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"verzetting {self.pk} van {self.moment}"
