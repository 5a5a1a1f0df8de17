"""One contact in the support of somebody who asked for advice."""

from django.conf import settings
from django.db import models

from consultations.enums import AdviceChannel
from consultations.models.consultation import TEXT, Consultation
from consultations.querysets import OfAdviceQuerySet


class SupportContact(models.Model):
    """A talk after the first one, to guide the caller to help nearby (004-17)."""

    SCANNED = ("summary",)

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="contacts", verbose_name="advies"
    )
    at = models.DateTimeField("moment")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="door"
    )
    channel = models.CharField(
        "kanaal", max_length=10, choices=AdviceChannel, default=AdviceChannel.PHONE
    )
    summary = models.TextField("wat is besproken", max_length=TEXT)
    overruled_because = models.CharField(
        "waarom een gevonden gegeven blijft staan", max_length=500, blank=True, default=""
    )

    objects = OfAdviceQuerySet.as_manager()

    class Meta:
        verbose_name = "contact bij ondersteuning"
        verbose_name_plural = "contacten bij ondersteuning"
        ordering = ["at", "pk"]
        indexes = [
            models.Index(
                fields=["consultation"],
                condition=~models.Q(overruled_because=""),
                name="support_contact_overruled",
            ),
        ]

    def __str__(self) -> str:
        return f"contact bij {self.consultation}"
