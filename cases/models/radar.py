"""Earlier reports that may be about the same people (the radar, 002-27)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from cases.enums import RadarVerdict
from cases.models.report import Report
from cases.querysets import OfReportQuerySet
from people.models import Person


class RadarHit(models.Model):
    """A person of this report looks like a person of an earlier one; a human judges."""

    report = models.ForeignKey(
        Report, models.PROTECT, related_name="radar_hits", verbose_name="melding"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name="persoon in deze melding"
    )
    earlier_person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name="persoon in eerdere melding"
    )
    earlier_report = models.ForeignKey(
        Report, models.PROTECT, related_name="+", verbose_name="eerdere melding"
    )
    score = models.PositiveSmallIntegerField("gelijkenis in procenten")
    reasons = ArrayField(models.CharField(max_length=120), verbose_name="waarom")
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

    objects = OfReportQuerySet.as_manager()

    class Meta:
        verbose_name = "radarmatch"
        verbose_name_plural = "radarmatches"
        ordering = ["report", "-score", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "person", "earlier_person", "earlier_report"],
                name="radar_hit_once",
            ),
            models.CheckConstraint(
                name="radar_judged_pair",
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
        return f"radarmatch bij {self.report}"
