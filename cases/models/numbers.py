"""Numbers people can say over the telephone."""

from django.db import models
from django.db.models import F

from cases.enums import SeriesKind

PREFIXES = {SeriesKind.CASE: "VT", SeriesKind.REPORT: "M"}


class NumberSeries(models.Model):
    """The last number given out, per kind and year."""

    kind = models.CharField("soort", max_length=10, choices=SeriesKind)
    year = models.PositiveSmallIntegerField("jaar")
    last = models.PositiveIntegerField("laatste nummer", default=0)

    class Meta:
        verbose_name = "nummerreeks"
        verbose_name_plural = "nummerreeksen"
        ordering = ["kind", "year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "year"], name="number_series_once_per_year"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}"


def next_number(kind: SeriesKind, year: int) -> str:
    """The next number, e.g. VT-2026-00042. Must run inside the transaction that uses it."""
    NumberSeries.objects.get_or_create(kind=kind, year=year)
    series = NumberSeries.objects.select_for_update(of=("self",)).get(kind=kind, year=year)
    NumberSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
    return f"{PREFIXES[kind]}-{year}-{series.last + 1:05d}"
