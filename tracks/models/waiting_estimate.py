"""An estimate of safety on which a family waits for the Raad."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from tracks.models.rvdk_request import RvdkRequest
from tracks.querysets import OfRequestQuerySet


class WaitingEstimate(models.Model):
    """The first one goes with the request; each later one renews its validity (003-26, D18).

    What an earlier one said, and until when it held, stays readable.
    """

    request = models.ForeignKey(
        RvdkRequest, models.PROTECT, related_name="estimates", verbose_name="verzoek"
    )
    estimate_on = models.DateField("veiligheidstaxatie van")
    valid_until = models.DateField("geldig tot en met")
    note = models.TextField("wat is er gezien", max_length=2000, blank=True, default="")
    recorded_at = models.DateTimeField("vastgelegd op", default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )

    objects = OfRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "veiligheidstaxatie in de wachttijd"
        verbose_name_plural = "veiligheidstaxaties in de wachttijd"
        ordering = ["request", "recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="waiting_estimate_interval", condition=Q(valid_until__gte=F("estimate_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"veiligheidstaxatie {self.pk} bij {self.request}"
