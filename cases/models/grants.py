"""Doors that open for a while, with a reason; and doors that stay shut for somebody."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from cases.enums import GrantReason
from cases.models.case import Case
from cases.models.report import Report
from cases.querysets import OfCaseQuerySet, OfReportQuerySet
from people.models import Clearance, HouseholdMember

if TYPE_CHECKING:
    from accounts.models import User


class AccessGrant(models.Model):
    """Break-glass: somebody opened a case that was not theirs, for three hours (A1)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="grants", verbose_name="dossier")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="access_grants", verbose_name="wie"
    )
    kind = models.CharField("aanleiding", max_length=20, choices=GrantReason)
    reason = models.CharField("toelichting", max_length=500)
    since = models.DateTimeField("vanaf")
    until = models.DateTimeField("tot")
    reviewed_at = models.DateTimeField("beoordeeld op", null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="beoordeeld door",
    )

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "tijdelijke toegang"
        verbose_name_plural = "tijdelijke toegang"
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(name="grant_interval", condition=Q(until__gt=F("since"))),
            models.CheckConstraint(name="grant_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="grant_reviewed_pair",
                condition=Q(reviewed_at__isnull=True, reviewed_by__isnull=True)
                | Q(reviewed_at__isnull=False, reviewed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.case}"


class ConflictOfInterest(models.Model):
    """A colleague who must not see this case: family, neighbour, own file (A12)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="conflicts", verbose_name="dossier")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="medewerker"
    )
    reason = models.CharField("reden", max_length=300)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "belangenconflict"
        verbose_name_plural = "belangenconflicten"
        ordering = ["case", "user", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "user"], name="conflict_once_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.user} niet in {self.case}"


def not_kept_out(colleagues: "models.QuerySet[User]", case: Case) -> "models.QuerySet[User]":
    """Those of these colleagues who may know of this case (A12).

    Must agree with ``CaseQuerySet.kept_from``.
    """
    kept_out = ConflictOfInterest.objects.filter(case=case).values("user")
    named = Clearance.objects.filter(person=OuterRef("person"), user=OuterRef(OuterRef("pk")))
    withheld = HouseholdMember.objects.open().filter(
        ~Exists(named), household=case.household_id, person__restricted=True
    )
    return colleagues.exclude(pk__in=kept_out).exclude(Exists(withheld))


class IdentityReveal(models.Model):
    """Somebody looked at the name of a reporter who was promised anonymity, and said why."""

    report = models.ForeignKey(
        Report, models.PROTECT, related_name="reveals", verbose_name="melding"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="wie"
    )
    reason = models.CharField("reden", max_length=500)
    since = models.DateTimeField("vanaf")
    until = models.DateTimeField("tot")

    objects = OfReportQuerySet.as_manager()

    class Meta:
        verbose_name = "inzage in de identiteit"
        verbose_name_plural = "inzagen in de identiteit"
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(name="reveal_interval", condition=Q(until__gt=F("since"))),
            models.CheckConstraint(name="reveal_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.user} bij {self.report}"
