"""Concrete incidents: what happened, when, and how the source knows."""

from django.db import models

from cases.enums import EventSource
from cases.models.report import Report
from cases.querysets import OfReportQuerySet


class UnsafeEvent(models.Model):
    """One unsafe event. Facts, not labels; the last one starts the six months of D11."""

    report = models.ForeignKey(
        Report, models.PROTECT, related_name="events", verbose_name="melding"
    )
    happened_on = models.DateField("datum", null=True, blank=True)
    period = models.CharField("periode als de datum niet bekend is", max_length=120, blank=True)
    what = models.TextField("wat gebeurde er", max_length=5000)
    known_by = models.CharField("hoe weet de bron dit", max_length=10, choices=EventSource)
    source = models.CharField("bron", max_length=160, blank=True)

    objects = OfReportQuerySet.as_manager()

    class Meta:
        verbose_name = "onveilige gebeurtenis"
        verbose_name_plural = "onveilige gebeurtenissen"
        ordering = ["happened_on", "pk"]

    def __str__(self) -> str:
        return f"gebeurtenis bij {self.report}"
