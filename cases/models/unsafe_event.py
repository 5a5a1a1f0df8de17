"""Concrete incidents: what happened, when, and how the source knows."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.enums import EventSource
from cases.models.case import Case
from cases.models.report import Report
from cases.querysets import OfCaseQuerySet


class UnsafeEvent(models.Model):
    """One unsafe event. Facts, not labels; the last one starts the six months of D11.

    Those of intake belong to a ``report``; what VT hears later has who noted it, and no report.
    ``source_may_betray``: whoever noted the source knew a reporter who was promised anonymity, so
    that only who knows the reporters of this case reads it (A5).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="events", verbose_name="dossier")
    report = models.ForeignKey(
        Report,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name="melding",
    )
    happened_on = models.DateField("datum", null=True, blank=True)
    period = models.CharField("periode als de datum niet bekend is", max_length=120, blank=True)
    what = models.TextField("wat gebeurde er", max_length=5000)
    effect = models.TextField("wat deed het met wie", max_length=5000, blank=True)
    known_by = models.CharField("hoe weet de bron dit", max_length=10, choices=EventSource)
    source = models.CharField("bron", max_length=160, blank=True)
    source_may_betray = models.BooleanField("de bron kan de melder verraden", default=False)
    noted_at = models.DateTimeField("vastgelegd op", null=True, blank=True, editable=False)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="vastgelegd door",
    )

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "onveilige gebeurtenis"
        verbose_name_plural = "onveilige gebeurtenissen"
        ordering = ["happened_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="event_noted_pair",
                condition=Q(noted_at__isnull=True, noted_by__isnull=True)
                | Q(noted_at__isnull=False, noted_by__isnull=False),
            ),
            models.CheckConstraint(
                name="event_reported_or_noted",
                condition=Q(report__isnull=False) | Q(noted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="event_noted_has_date_or_period",
                condition=Q(report__isnull=False) | Q(happened_on__isnull=False) | ~Q(period=""),
            ),
        ]

    def __str__(self) -> str:
        return f"gebeurtenis {self.pk} bij {self.case}"
