"""Who does what after a municipal consultation."""

from django.db import models

from consultations.enums import TaskHolder
from consultations.models.usd_consultation import UsdConsultation


class UsdTask(models.Model):
    """One task with the party that takes it, as the municipality and VT agreed (000-11)."""

    SCANNED = ("role", "what")

    consultation = models.ForeignKey(
        UsdConsultation, models.CASCADE, related_name="tasks", verbose_name="consultatie"
    )
    holder = models.CharField("wie", max_length=15, choices=TaskHolder)
    role = models.CharField("rol", max_length=120, blank=True, default="")
    what = models.CharField("taak", max_length=500)
    until = models.DateField("uiterlijk", null=True, blank=True)

    class Meta:
        verbose_name = "taak na consultatie"
        verbose_name_plural = "taken na consultatie"
        ordering = ["consultation", "pk"]

    def __str__(self) -> str:
        return f"{self.get_holder_display()}: {self.what}"
