"""Who holds regie and sight on safety, at every moment."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.enums import RegieKind
from cases.models.case import SIGHT_NEVER_VACANT, Case
from cases.querysets import OfCaseQuerySet
from organisations.models import Organisation


class RegieAssignment(models.Model):
    """One kind of regie at one organisation, from a moment until a moment (000-14, 003-70).

    The database keeps one open holder per kind, and never none for sight on safety.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="regie", verbose_name="dossier")
    kind = models.CharField("soort", max_length=30, choices=RegieKind)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="organisatie"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="persoon",
    )
    person_name = models.CharField("naam zonder account", max_length=120, blank=True)
    since = models.DateTimeField("vanaf")
    until = models.DateTimeField("tot", null=True, blank=True)
    reason = models.CharField("reden", max_length=300)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "regie-toewijzing"
        verbose_name_plural = "regie-toewijzingen"
        ordering = ["case", "kind", "-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=Q(until__isnull=True),
                name="regie_one_open_per_kind",
            ),
            models.CheckConstraint(
                name="regie_interval", condition=Q(until__isnull=True) | Q(until__gte=F("since"))
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="regie_sight_never_vacant",
                when=pgtrigger.After,
                operation=pgtrigger.Update | pgtrigger.Delete,
                timing=pgtrigger.Deferred,
                func=SIGHT_NEVER_VACANT.format(case_id="OLD.case_id"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.organisation}"
