"""Who at a partner organisation works with a family."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.models.case import Case
from cases.querysets import OfCaseQuerySet
from organisations.models import Organisation


class PartnerWorker(models.Model):
    """A consulent or local worker to whom the own organisation gave this family, from when until
    when (A1). Regie lies with the organisation; this says whose desk it is on: one at a time, as
    the family has one person to turn to (000-17).
    """

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="partner_workers", verbose_name="dossier"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="organisatie"
    )
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="medewerker"
    )
    since = models.DateTimeField("vanaf")
    until = models.DateTimeField("tot", null=True, blank=True)
    reason = models.CharField("reden", max_length=300)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="gegeven door"
    )

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "medewerker bij een partner"
        verbose_name_plural = "medewerkers bij partners"
        ordering = ["case", "-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "organisation"],
                condition=Q(until__isnull=True),
                name="partner_worker_one_desk",
            ),
            models.CheckConstraint(
                name="partner_worker_interval",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["worker"], condition=Q(until__isnull=True), name="partner_worker_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.worker} voor {self.case}"
