"""A multidisciplinary talk (MDO) in a track."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.roles import Permission
from tracks.enums import MdoQuestion
from tracks.models.track import Track
from tracks.querysets import OfTrackQuerySet


class Mdo(models.Model):
    """Several disciplines weigh one question together (002-33); who disagrees is recorded too."""

    track = models.ForeignKey(Track, models.PROTECT, related_name="mdos", verbose_name="dienst")
    held_on = models.DateField("datum")
    question = models.CharField("waarover", max_length=20, choices=MdoQuestion)
    participants = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", verbose_name="collega's"
    )
    others = models.CharField("anderen die meedachten", max_length=500, blank=True, default="")
    considerations = models.TextField("overwegingen", max_length=10_000)
    decision = models.TextField("besluit", max_length=5000)
    dissent = models.TextField("afwijkende mening", max_length=5000, blank=True, default="")
    recorded_at = models.DateTimeField("vastgelegd op", default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )

    objects = OfTrackQuerySet.as_manager()

    class Meta:
        verbose_name = "MDO"
        verbose_name_plural = "MDO's"
        ordering = ["track", "-held_on", "-pk"]

    def __str__(self) -> str:
        return f"MDO {self.pk} van {self.track}"

    @property
    def audit_case_number(self) -> str:
        return self.track.case.number

    @property
    def audit_label(self) -> str:
        return f"MDO van dienst {self.track.number}"

    @property
    def has_expert(self) -> bool:
        """A behavioural expert or vertrouwensarts took part."""
        return any(who.may(Permission.TRACK_CODECIDE) for who in self.participants.all())
