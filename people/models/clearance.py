"""Who may see a person that is withheld from everybody else."""

from django.conf import settings
from django.db import models

from people.models.person import Person


class Clearance(models.Model):
    """A colleague named for one restricted person, and why (A12)."""

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="clearances", verbose_name="persoon"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="clearances",
        verbose_name="medewerker",
    )
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="aangewezen door"
    )
    granted_at = models.DateTimeField("aangewezen op", auto_now_add=True)

    class Meta:
        verbose_name = "aanwijzing bij afscherming"
        verbose_name_plural = "aanwijzingen bij afscherming"
        ordering = ["person", "user", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "user"], name="clearance_once"),
        ]

    def __str__(self) -> str:
        return f"aanwijzing {self.pk}"
