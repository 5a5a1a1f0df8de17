"""Which colleague carries a case."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.models.case import Case
from cases.querysets import OfCaseQuerySet


class CaseAssignment(models.Model):
    """The worker of a case, from a moment until a moment, with the reason of the change."""

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="assignments", verbose_name="dossier"
    )
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="case_assignments",
        verbose_name="medewerker",
    )
    since = models.DateTimeField("vanaf")
    until = models.DateTimeField("tot", null=True, blank=True)
    reason = models.CharField("reden", max_length=300)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="toegewezen door"
    )

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "toewijzing"
        verbose_name_plural = "toewijzingen"
        ordering = ["-since", "-pk"]
        indexes = [
            models.Index(
                fields=["worker", "case"],
                condition=Q(until__isnull=True),
                name="assignment_open_by_worker",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(until__isnull=True),
                name="assignment_one_open_per_case",
            ),
            models.CheckConstraint(
                name="assignment_interval",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.worker}"
