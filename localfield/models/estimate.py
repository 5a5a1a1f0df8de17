"""How safe the family is, in the judgement of the local field."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from localfield.enums import EstimateInstrument
from localfield.models.trajectory import LocalTrajectory
from localfield.querysets import OfTrajectoryQuerySet
from organisations.models import Organisation


class LocalEstimate(models.Model):
    """Lokale veiligheidsinschatting: questions answered, weighed, talked over (001-10).

    The first is made when the help begins, later ones stand beside it. ``version`` is that of our
    own list (``localfield.reference``); ``answers`` holds, by the code of its question, an answer
    and a note. What is recorded stands.
    """

    trajectory = models.ForeignKey(
        LocalTrajectory, models.PROTECT, related_name="estimates", verbose_name="traject"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="organisatie"
    )
    on = models.DateField("dag")
    instrument = models.CharField("instrument", max_length=10, choices=EstimateInstrument)
    instrument_name = models.CharField(
        "naam van het instrument", max_length=160, blank=True, default=""
    )
    version = models.PositiveSmallIntegerField("versie van de vragen", null=True, blank=True)
    answers = models.JSONField("antwoorden", default=dict, blank=True)
    discussed_on = models.DateField("besproken op")
    discussed_with = models.CharField("besproken met", max_length=300)
    conclusion = models.TextField("gewogen conclusie", max_length=10_000)
    safe_now = models.BooleanField("de directe veiligheid is er")
    measure = models.TextField("wat er nu gebeurt", max_length=5000, blank=True, default="")
    recorded_at = models.DateTimeField("vastgelegd op")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )

    objects = OfTrajectoryQuerySet.as_manager()

    class Meta:
        verbose_name = "lokale veiligheidsinschatting"
        verbose_name_plural = "lokale veiligheidsinschattingen"
        ordering = ["trajectory", "-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="estimate_by_own_list_or_named_instrument",
                condition=Q(
                    instrument=EstimateInstrument.OWN_LIST,
                    instrument_name="",
                    version__isnull=False,
                )
                | (
                    Q(instrument=EstimateInstrument.OTHER, version__isnull=True)
                    & ~Q(instrument_name="")
                ),
            ),
            models.CheckConstraint(
                name="estimate_is_weighed_and_talked_over",
                condition=~Q(conclusion="") & ~Q(discussed_with=""),
            ),
            models.CheckConstraint(
                name="estimate_unsafe_has_measure",
                condition=Q(safe_now=True) | ~Q(measure=""),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="estimate_stands", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return f"inschatting van {self.on:%d-%m-%Y}"
