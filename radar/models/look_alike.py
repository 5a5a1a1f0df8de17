"""That a new entry looks like somebody of a case (the standing watch, 002-27)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cases.enums import RadarVerdict
from cases.models import Case
from people.models import Person
from radar.querysets import LookAlikeQuerySet


class LookAlike(models.Model):
    """A person who was just recorded, or is known better now, looks like somebody of a case.

    Noted once per pair and case, so that who holds the case is told once. A human judges.
    """

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name="nieuw vastgelegde persoon"
    )
    known = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name="persoon uit het dossier"
    )
    case = models.ForeignKey(
        Case, models.PROTECT, related_name="look_alikes", verbose_name="dossier"
    )
    score = models.PositiveSmallIntegerField("gelijkenis in procenten")
    reasons = ArrayField(models.CharField(max_length=120), verbose_name="waarom")
    noted_at = models.DateTimeField("opgemerkt op", default=timezone.now)
    told = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", verbose_name="wie het bericht kreeg"
    )
    verdict = models.CharField(
        "oordeel", max_length=10, choices=RadarVerdict, default=RadarVerdict.OPEN
    )
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="beoordeeld door",
    )
    judged_at = models.DateTimeField("beoordeeld op", null=True, blank=True)

    objects = LookAlikeQuerySet.as_manager()

    class Meta:
        verbose_name = "gelijkenis"
        verbose_name_plural = "gelijkenissen"
        ordering = ["-noted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "known", "case"], name="look_alike_once"),
            models.CheckConstraint(name="look_alike_of_two", condition=~Q(person=F("known"))),
            models.CheckConstraint(
                name="look_alike_judged_whole",
                condition=Q(
                    verdict=RadarVerdict.OPEN, judged_at__isnull=True, judged_by__isnull=True
                )
                | (
                    ~Q(verdict=RadarVerdict.OPEN)
                    & Q(judged_at__isnull=False, judged_by__isnull=False)
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"gelijkenis {self.pk}"

    @property
    def audit_case_number(self) -> str:
        return self.case.number

    @property
    def audit_label(self) -> str:
        return f"gelijkenis bij dossier {self.case.number}"
