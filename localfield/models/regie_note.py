"""What whoever directs keeps note of."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from localfield.enums import RegiePart
from localfield.models.trajectory import LocalTrajectory
from localfield.querysets import OfTrajectoryQuerySet
from organisations.models import Organisation


class RegieNote(models.Model):
    """A line in one of the four parts of regie (000-13). It stands; a later one says more."""

    trajectory = models.ForeignKey(
        LocalTrajectory, models.PROTECT, related_name="regie_notes", verbose_name="traject"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="organisatie"
    )
    part = models.CharField("onderdeel", max_length=20, choices=RegiePart)
    text = models.TextField("aantekening", max_length=5000)
    noted_at = models.DateTimeField("vastgelegd op")
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="door"
    )

    objects = OfTrajectoryQuerySet.as_manager()

    class Meta:
        verbose_name = "aantekening over regie"
        verbose_name_plural = "aantekeningen over regie"
        ordering = ["trajectory", "-noted_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="regie_note_says_something", condition=~Q(text="")),
        ]
        triggers = [
            pgtrigger.Protect(
                name="regie_note_stands", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return f"aantekening {self.pk} over regie"
