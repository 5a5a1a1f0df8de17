"""How far the numbers of a year have come."""

from django.db import models

from numbering.enums import SeriesKind


class NumberSeries(models.Model):
    """The last number given out, per kind and year."""

    kind = models.CharField("soort", max_length=20, choices=SeriesKind)
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
