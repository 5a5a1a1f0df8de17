"""A look at a family that waits."""

from django.conf import settings
from django.db import models

from localfield.models.bridging_period import BridgingPeriod
from localfield.querysets import OfBridgingQuerySet


class BridgingCheck(models.Model):
    """Every four weeks: how is it, does the other help run, is the contact still right (D17)."""

    bridging = models.ForeignKey(
        BridgingPeriod, models.PROTECT, related_name="checks", verbose_name="overbrugging"
    )
    on = models.DateField("dag")
    how_is_it = models.TextField("hoe gaat het met het gezin", max_length=5000)
    alternative_runs = models.BooleanField("de vervangende hulp loopt")
    contact_is_right = models.BooleanField("het contact bij escalatie klopt nog")
    sight = models.TextField("hoe houdt u zicht op veiligheid", max_length=2000)
    noted_at = models.DateTimeField("vastgelegd op", editable=False)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="door"
    )

    objects = OfBridgingQuerySet.as_manager()

    class Meta:
        verbose_name = "wachtlijstcontrole"
        verbose_name_plural = "wachtlijstcontroles"
        ordering = ["bridging", "on", "pk"]

    def __str__(self) -> str:
        return f"controle {self.pk} van {self.bridging}"
