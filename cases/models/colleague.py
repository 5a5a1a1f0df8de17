"""Which colleagues work along on a case without carrying it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.models.case import Case
from cases.querysets import OfCaseQuerySet


class CaseColleague(models.Model):
    """Somebody who was asked to do something in a case, and therefore sees it, until it is done.

    The second professional of a track, the second reader of a safety plan. Who carries the case
    is its ``CaseAssignment``.
    """

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="colleagues", verbose_name="dossier"
    )
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="collega"
    )
    task = models.CharField("waarvoor", max_length=120)
    since = models.DateTimeField("vanaf")
    until = models.DateTimeField("tot", null=True, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="gevraagd door"
    )

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "meewerkende collega"
        verbose_name_plural = "meewerkende collega's"
        ordering = ["-since", "-pk"]
        indexes = [
            models.Index(
                fields=["colleague", "case"],
                condition=Q(until__isnull=True),
                name="case_colleague_open",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "colleague", "task"],
                condition=Q(until__isnull=True),
                name="case_colleague_once_per_task",
            ),
            models.CheckConstraint(
                name="case_colleague_interval",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.colleague}, {self.task}"
