"""What a source told an investigation, and what the family says of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from tracks.enums import Hearing, InformationFrom
from tracks.models.track import Track
from tracks.querysets import SourceQuerySet


class InformationSource(models.Model):
    """One source with its words, and hoor en wederhoor (2.7). Few may read it (5.3).

    Third parties may tell without consent when that is needed (Wmo 2015 art. 5.2.6); whether it
    was asked is recorded, and if not why (A9).
    """

    track = models.ForeignKey(Track, models.PROTECT, related_name="sources", verbose_name="dienst")
    kind = models.CharField("soort bron", max_length=20, choices=InformationFrom)
    name = models.CharField("naam", max_length=160)
    capacity = models.CharField("functie of relatie", max_length=160, blank=True, default="")
    told_on = models.DateField("datum")
    facts = models.TextField("feiten: gezien, gehoord, gemeten", max_length=20_000)
    opinion = models.TextField("mening van de bron", max_length=10_000, blank=True, default="")
    consent_asked = models.BooleanField("toestemming gevraagd", default=False)
    consent_given = models.BooleanField("toestemming gekregen", default=False)
    weighing = models.CharField(
        "afweging zonder toestemming", max_length=1000, blank=True, default=""
    )
    hearing = models.CharField("wederhoor", max_length=20, choices=Hearing, blank=True, default="")
    heard_on = models.DateField("voorgelegd op", null=True, blank=True)
    response = models.TextField("reactie of reden", max_length=10_000, blank=True, default="")
    recorded_at = models.DateTimeField("vastgelegd op", default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = "bron van een onderzoek"
        verbose_name_plural = "bronnen van een onderzoek"
        ordering = ["track", "told_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="source_consent_given_was_asked",
                condition=Q(consent_given=False) | Q(consent_asked=True),
                violation_error_message="Toestemming kan alleen gegeven zijn als erom is gevraagd.",
            ),
            models.CheckConstraint(
                name="source_without_consent_is_weighed",
                condition=Q(consent_given=True) | ~Q(weighing=""),
                violation_error_message="Geen toestemming: schrijf op waarom dit toch nodig is.",
            ),
            models.CheckConstraint(
                name="source_hearing_has_words",
                condition=Q(hearing__in=["", Hearing.OWN_WORDS]) | ~Q(response=""),
                violation_error_message="Schrijf de reactie op, of waarom die er niet is.",
            ),
        ]

    def __str__(self) -> str:
        return f"bron {self.pk} van {self.track}"

    @property
    def audit_case_number(self) -> str:
        return self.track.case.number

    @property
    def audit_label(self) -> str:
        return f"bron van dienst {self.track.number}"
