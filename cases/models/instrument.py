"""The instrument of the safety assessment: a versioned, neutral template."""

from django.db import models


class InstrumentTemplate(models.Model):
    """One version of the instrument (domain 6.4). An assessment keeps the version it began with.

    ``parts`` is a list of ``{code, title, help, items: [{code, text}]}``; the part codes are
    ``acute``, ``structural``, ``multi_problem`` and ``protective``.
    """

    name = models.CharField("naam", max_length=120)
    version = models.PositiveSmallIntegerField("versie")
    valid_from = models.DateField("geldt vanaf")
    parts = models.JSONField("onderdelen")

    class Meta:
        verbose_name = "taxatie-instrument"
        verbose_name_plural = "taxatie-instrumenten"
        ordering = ["name", "version", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["name", "version"], name="instrument_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, versie {self.version}"

    @property
    def codes(self) -> list[str]:
        return [item["code"] for part in self.parts for item in part["items"]]

    def items_of(self, part: str) -> list[dict[str, str]]:
        return next((p["items"] for p in self.parts if p["code"] == part), [])
