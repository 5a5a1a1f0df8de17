"""Who takes which regie after the handover."""

from django.conf import settings
from django.db import models

from cases.enums import RegieKind
from handover.models.meeting import WarmMeeting
from handover.querysets import OfMeetingQuerySet
from organisations.models import Organisation


class RegieAgreement(models.Model):
    """One kind of regie, its holder and from which day; it passes when the receiver accepts
    (000-14, 001-17, 003-70). ``person`` has an account, ``person_name`` is enough without."""

    meeting = models.ForeignKey(
        WarmMeeting, models.PROTECT, related_name="regie_agreements", verbose_name="gesprek"
    )
    kind = models.CharField("soort", max_length=30, choices=RegieKind)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="organisatie",
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="persoon",
    )
    person_name = models.CharField("naam", max_length=120, blank=True, default="")
    since = models.DateField("vanaf", null=True, blank=True)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "afspraak over regie"
        verbose_name_plural = "afspraken over regie"
        ordering = ["meeting", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "kind"], name="regie_agreement_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} na {self.meeting}"

    @property
    def complete(self) -> bool:
        named = self.person_id is not None or bool(self.person_name.strip())
        return self.organisation_id is not None and named and self.since is not None
