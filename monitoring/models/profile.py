"""How a region follows families."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q, Value

from monitoring.enums import MonitoringStart
from monitoring.schemes import NEVER_WITHOUT, scheme_of
from organisations.models import Region

HELD = Func(
    F("since"), F("until"), Value("[]"), function="DATERANGE", output_field=DateRangeField()
)


class MonitoringProfile(models.Model):
    """What a region chose where the sources differ (7.1, 7.3), from a day until a day.

    ``months`` are counted from ``start_from``; ``window`` is in working days around the date;
    ``longest_months`` is how long VT follows a family that is not stable, unless it is extended.
    """

    region = models.ForeignKey(
        Region, models.PROTECT, related_name="monitoring_profiles", verbose_name="regio"
    )
    since = models.DateField("geldt vanaf")
    until = models.DateField("geldt tot en met", null=True, blank=True)
    months = ArrayField(models.PositiveSmallIntegerField(), verbose_name="na hoeveel maanden")
    start_from = models.CharField(
        "geteld vanaf", max_length=20, choices=MonitoringStart, default=MonitoringStart.HANDOVER
    )
    window = models.PositiveSmallIntegerField(
        "speling in werkdagen",
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
    )
    longest_months = models.PositiveSmallIntegerField(
        "langste duur in maanden",
        default=12,
        validators=[MinValueValidator(3), MaxValueValidator(36)],
    )
    stops_when_stable = models.BooleanField("stopt zodra de veiligheid stabiel is", default=True)
    extendable = models.BooleanField("kan met een besluit langer duren", default=True)

    class Meta:
        verbose_name = "monitorprofiel"
        verbose_name_plural = "monitorprofielen"
        ordering = ["region", "-since", "-pk"]
        constraints = [
            ExclusionConstraint(
                name="monitoring_profile_no_two_at_once",
                expressions=[("region", RangeOperators.EQUAL), (HELD, RangeOperators.OVERLAPS)],
                violation_error_message="Er geldt op die dagen al een monitorprofiel.",
            ),
            models.CheckConstraint(
                name="monitoring_profile_interval",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                violation_error_message="De einddatum ligt vóór de begindatum.",
            ),
            models.CheckConstraint(
                name="monitoring_profile_never_without_three_months",
                condition=Q(months__contains=[NEVER_WITHOUT]),
                violation_error_message="Het contact na drie maanden kan er niet uit.",
            ),
            models.CheckConstraint(
                name="monitoring_profile_sane",
                condition=Q(
                    window__gte=1, window__lte=30, longest_months__gte=3, longest_months__lte=36
                ),
                violation_error_message="Kies 1 tot en met 30 werkdagen, en 3 tot en met 36 "
                "maanden.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region} vanaf {self.since:%d-%m-%Y}"

    @property
    def scheme(self) -> str:
        return scheme_of(self.months)
