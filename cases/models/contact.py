"""Contacts with family, reporter and helpers."""

from django.conf import settings
from django.db import models

from cases.enums import ContactChannel, ContactWith
from cases.models.case import Case
from cases.querysets import OfCaseQuerySet


class ContactMoment(models.Model):
    """One contact. Days since the last one with the family are the silence of the board."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="contacts", verbose_name="dossier")
    at = models.DateTimeField("moment")
    contact_with = models.CharField("met wie", max_length=20, choices=ContactWith)
    channel = models.CharField("hoe", max_length=20, choices=ContactChannel)
    summary = models.TextField("wat is besproken", max_length=5000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="door"
    )

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "contactmoment"
        verbose_name_plural = "contactmomenten"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_contact_with_display()}, {self.at:%d-%m-%Y}"
