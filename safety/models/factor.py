"""What a risk and something that protects have in common."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.models import Case
from cases.querysets import OfCaseQuerySet
from people.models import Person


class Factor(models.Model):
    """Something about the whole family, or about one person. It ends; it is never removed."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+", verbose_name="dossier")
    about = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="over wie"
    )
    description = models.TextField("omschrijving", max_length=5000)
    noted_at = models.DateTimeField("vastgelegd op", default=timezone.now, editable=False)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )
    ended_at = models.DateTimeField("vervallen op", null=True, blank=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="vervallen verklaard door",
    )
    ended_reason = models.TextField("waarom dit vervalt", max_length=2000, blank=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["case", "ended_at"])]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_ended_whole",
                condition=Q(ended_at__isnull=True, ended_by__isnull=True, ended_reason="")
                | (Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_reason="")),
            ),
        ]

    def __str__(self) -> str:
        """For logs and error reports, so without what it says."""
        return f"{self._meta.verbose_name} {self.pk}"
