"""That a family was handed to a helper, told to its municipality."""

from datetime import datetime
from typing import TYPE_CHECKING

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from organisations.models import Organisation
from sharing.models.share import Share
from sharing.querysets import SignalQuerySet

if TYPE_CHECKING:
    from cases.models import Case


class FactSignal(models.Model):
    """'Dat, niet wat' (003-60): the municipality hears that VT handed this family to ``receiver``.

    When, by whom and on which ground stand in ``share``. The municipality marks it as seen, once.
    """

    share = models.OneToOneField(
        Share, models.PROTECT, related_name="signal", verbose_name="handeling van delen"
    )
    receiver = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", verbose_name="wie het gezin helpt"
    )
    seen_at = models.DateTimeField("gezien op", null=True, blank=True, editable=False)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="gezien door",
    )

    objects = SignalQuerySet.as_manager()

    class Meta:
        verbose_name = "signaal ‘dat, niet wat’"
        verbose_name_plural = "signalen ‘dat, niet wat’"
        ordering = ["-share__shared_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="fact_signal_seen_by_somebody",
                condition=Q(seen_at__isnull=True, seen_by__isnull=True)
                | Q(seen_at__isnull=False, seen_by__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="never_lost", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="told_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__seen_at__isnull=False)
                | pgtrigger.Q(old__share__df=pgtrigger.F("new__share"))
                | pgtrigger.Q(old__receiver__df=pgtrigger.F("new__receiver")),
            ),
        ]

    def __str__(self) -> str:
        return f"signaal {self.pk}"

    @property
    def case(self) -> "Case":
        return self.share.case

    @property
    def municipality(self) -> Organisation:
        told = self.share.to_organisation
        assert told, self
        return told

    @property
    def signalled_at(self) -> datetime:
        return self.share.shared_at

    @property
    def audit_case_number(self) -> str:
        return self.case.number

    @property
    def audit_label(self) -> str:
        return f"signaal ‘dat, niet wat’ uit dossier {self.case.number}"
