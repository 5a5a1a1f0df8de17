"""A handover with which a family came to the local field."""

from django.conf import settings
from django.db import models

from localfield.enums import TrajectoryOrigin
from localfield.models.trajectory import LocalTrajectory
from localfield.querysets import OfTrajectoryQuerySet
from organisations.enums import Severity
from organisations.models import Organisation


class TrajectoryHandover(models.Model):
    """The first opens a trajectory; a later one, after a new report, joins it (002-10)."""

    trajectory = models.ForeignKey(
        LocalTrajectory, models.PROTECT, related_name="handovers", verbose_name="traject"
    )
    number = models.CharField("overdrachtsnummer", max_length=20, unique=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="ontvanger"
    )
    origin = models.CharField("herkomst", max_length=10, choices=TrajectoryOrigin)
    severity = models.CharField("zwaarte", max_length=10, choices=Severity)
    joined_at = models.DateTimeField("aangenomen op")
    joined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="aangenomen door"
    )

    objects = OfTrajectoryQuerySet.as_manager()

    class Meta:
        verbose_name = "overdracht van een traject"
        verbose_name_plural = "overdrachten van een traject"
        ordering = ["trajectory", "joined_at", "pk"]

    def __str__(self) -> str:
        return self.number
