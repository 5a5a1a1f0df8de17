"""Other systems that send reports to the intake of the API."""

from django.db import models

from organisations.models import Organisation, Region


class IntakeSource(models.Model):
    """A system of a source organisation, with the hash of its token. The token is shown once."""

    name = models.CharField("naam", max_length=120)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="intake_sources", verbose_name="regio"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="intake_sources", verbose_name="organisatie"
    )
    token_hash = models.CharField("hash van het token", max_length=64, unique=True, editable=False)
    active = models.BooleanField("actief", default=True)
    created_at = models.DateTimeField("gemaakt op", auto_now_add=True)
    last_used_at = models.DateTimeField("laatst gebruikt op", null=True, blank=True)

    class Meta:
        verbose_name = "aangesloten systeem"
        verbose_name_plural = "aangesloten systemen"
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_authenticated(self) -> bool:
        """DRF asks this of whoever sends a request."""
        return True
