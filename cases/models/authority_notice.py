"""Whom VT informed because interest or severity asked for it."""

from django.conf import settings
from django.db import models

from cases.enums import AuthorityKind
from cases.models.case import Case
from cases.querysets import OfCaseQuerySet


class AuthorityNotice(models.Model):
    """One notification to police, RvdK or another authority (004-13), with its ground (A9)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="notices", verbose_name="dossier")
    to = models.CharField("aan", max_length=20, choices=AuthorityKind)
    organisation_name = models.CharField("instelling en persoon", max_length=160)
    at = models.DateTimeField("moment")
    what = models.TextField("wat is gedeeld", max_length=5000)
    ground = models.CharField("waarom dit nodig is", max_length=500)
    consent_asked = models.BooleanField("toestemming gevraagd", default=False)
    consent_given = models.BooleanField("toestemming gekregen", default=False)
    weighing = models.TextField("afweging als er geen toestemming is", max_length=2000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="door"
    )

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "kennisgeving"
        verbose_name_plural = "kennisgevingen"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="notice_consent_given_was_asked",
                condition=models.Q(consent_given=False) | models.Q(consent_asked=True),
                violation_error_message="Toestemming kan alleen gegeven zijn als erom is gevraagd.",
            ),
            models.CheckConstraint(
                name="notice_without_consent_is_weighed",
                condition=models.Q(consent_given=True) | ~models.Q(weighing=""),
                violation_error_message="Geen toestemming: schrijf op waarom delen toch nodig is.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_to_display()}, {self.at:%d-%m-%Y}"
