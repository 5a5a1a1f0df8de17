"""Whom VT informed because interest or severity asked for it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.enums import AuthorityKind, ConsulentGround, ContactChannel
from cases.models.case import Case
from cases.models.report import Report
from cases.querysets import OfCaseQuerySet


class AuthorityNotice(models.Model):
    """One notification to police, RvdK or another authority (004-13), with its ground (A9).

    One to the municipal consulent (D8, 000-21) is about one urgent ``report``, tells the
    ``channel``, and has its ground from a list (A8); the others say theirs in words.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="notices", verbose_name="dossier")
    report = models.ForeignKey(
        Report,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="notices",
        verbose_name="melding",
    )
    to = models.CharField("aan", max_length=20, choices=AuthorityKind)
    organisation_name = models.CharField("instelling en persoon", max_length=300)
    at = models.DateTimeField("moment")
    channel = models.CharField("hoe", max_length=20, choices=ContactChannel, blank=True)
    what = models.TextField("wat is gedeeld", max_length=5000)
    ground = models.CharField("waarom dit nodig is", max_length=500, blank=True)
    consulent_ground = models.CharField(
        "grond om de consulent te vertellen", max_length=20, choices=ConsulentGround, blank=True
    )
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
                condition=Q(consent_given=False) | Q(consent_asked=True),
                violation_error_message="Toestemming kan alleen gegeven zijn als erom is gevraagd.",
            ),
            models.CheckConstraint(
                name="notice_without_consent_is_weighed",
                condition=Q(consent_given=True) | ~Q(weighing=""),
                violation_error_message="Geen toestemming: schrijf op waarom delen toch nodig is.",
            ),
            models.CheckConstraint(
                name="notice_to_consulent_has_report_channel_and_ground",
                condition=(
                    Q(to=AuthorityKind.CONSULENT, report__isnull=False)
                    & ~Q(channel="")
                    & ~Q(consulent_ground="")
                )
                | (~Q(to=AuthorityKind.CONSULENT) & Q(consulent_ground="")),
            ),
            models.CheckConstraint(
                name="notice_ground_consent_was_given",
                condition=~Q(consulent_ground=ConsulentGround.CONSENT) | Q(consent_given=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_to_display()}, {self.at:%d-%m-%Y}"

    @property
    def why(self) -> str:
        """The ground in words."""
        return str(self.get_consulent_ground_display()) or self.ground
