"""What who directs a family says of a new report, and the times VT tried in vain to hear it."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.enums import ContactChannel, DirectorView
from cases.models.repeat_report import RepeatReport
from cases.querysets import OfRepeatQuerySet
from organisations.models import Organisation


class CoordinationAttempt(models.Model):
    """VT tried to speak the process director and did not succeed; after two it goes on (000-32)."""

    repeat = models.ForeignKey(
        RepeatReport, models.PROTECT, related_name="attempts", verbose_name="hermelding"
    )
    tried = models.CharField("wie is geprobeerd", max_length=160)
    at = models.DateTimeField("moment")
    channel = models.CharField("hoe", max_length=20, choices=ContactChannel)
    result = models.CharField("wat ervan kwam", max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="door"
    )

    objects = OfRepeatQuerySet.as_manager()

    class Meta:
        verbose_name = "poging tot afstemming"
        verbose_name_plural = "pogingen tot afstemming"
        ordering = ["repeat", "at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["repeat", "at"],
                name="coordination_attempt_once",
                violation_error_message="Op dit moment is al een poging vastgelegd.",
            )
        ]
        triggers = [
            pgtrigger.Protect(name="attempt_stands", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"poging bij {self.repeat}"


class DirectorAnswer(models.Model):
    """The view of who directs, typed by that partner itself; VT confirms it before it counts (A3).

    The words are the partner's own and stay as they are.
    """

    repeat = models.ForeignKey(
        RepeatReport, models.PROTECT, related_name="answers", verbose_name="hermelding"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="organisatie"
    )
    view = models.CharField("zienswijze", max_length=10, choices=DirectorView)
    words = models.TextField("zienswijze in woorden", max_length=5000)
    given_at = models.DateTimeField("gegeven op")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="gegeven door"
    )
    confirmed_at = models.DateTimeField("bevestigd op", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bevestigd door",
    )

    objects = OfRepeatQuerySet.as_manager()

    class Meta:
        verbose_name = "antwoord van de procesregisseur"
        verbose_name_plural = "antwoorden van procesregisseurs"
        ordering = ["repeat", "-given_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="director_answer_confirmed_pair",
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="answer_stands", exclude=["confirmed_at", "confirmed_by"])
        ]

    def __str__(self) -> str:
        return f"antwoord bij {self.repeat}"
