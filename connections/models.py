"""Connected systems, and what they handed in."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from connections.enums import MessageKind
from organisations.models import Organisation, Region


class ConnectedSystem(models.Model):
    """A system of an organisation, with the hash of its token. The token is shown once."""

    name = models.CharField("naam", max_length=120)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="connected_systems", verbose_name="regio"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="connected_systems", verbose_name="organisatie"
    )
    sends = ArrayField(
        models.CharField(max_length=20, choices=MessageKind), verbose_name="mag insturen"
    )
    token_hash = models.CharField("hash van het token", max_length=64, unique=True, editable=False)
    active = models.BooleanField("actief", default=True)
    created_at = models.DateTimeField("gemaakt op", auto_now_add=True)
    last_used_at = models.DateTimeField("laatst gebruikt op", null=True, blank=True)

    class Meta:
        verbose_name = "aangesloten systeem"
        verbose_name_plural = "aangesloten systemen"
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="connected_system_sends_something", condition=Q(sends__len__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_authenticated(self) -> bool:
        """DRF asks this of whoever sends a request."""
        return True

    @property
    def sends_labels(self) -> list[str]:
        return [str(MessageKind(kind).label) for kind in self.sends]


class Submission(models.Model):
    """One message of a connected system. Its idempotency key means one body, and one thing.

    Which thing, the app that takes it in adds in its own table.
    """

    system = models.ForeignKey(
        ConnectedSystem, models.PROTECT, related_name="+", verbose_name="aangesloten systeem"
    )
    key = models.CharField("idempotency-key", max_length=200)
    body_sha256 = models.CharField("controlegetal van het bericht", max_length=64)
    submitted_at = models.DateTimeField("ontvangen op", auto_now_add=True)

    class Meta:
        abstract = True
        verbose_name = "ingezonden bericht"
        verbose_name_plural = "ingezonden berichten"
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["system", "key"], name="%(class)s_key_once"),
        ]
