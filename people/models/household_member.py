"""That somebody belongs to a household, from a day until a day."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from people.models.household import Household
from people.models.person import Person
from people.querysets import HouseholdMemberQuerySet


class HouseholdMember(models.Model):
    """A child of two homes is a member of two households. ``until`` no longer counts."""

    household = models.ForeignKey(
        Household, models.CASCADE, related_name="members", verbose_name="gezin"
    )
    person = models.ForeignKey(
        Person, models.CASCADE, related_name="memberships", verbose_name="persoon"
    )
    since = models.DateField("vanaf", default=timezone.localdate)
    until = models.DateField("tot", null=True, blank=True)

    objects = HouseholdMemberQuerySet.as_manager()

    class Meta:
        verbose_name = "gezinslid"
        verbose_name_plural = "gezinsleden"
        ordering = ["household", "since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "person"],
                condition=Q(until__isnull=True),
                name="household_member_open_once",
            ),
            models.CheckConstraint(
                name="household_member_interval",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                violation_error_message="De einddatum ligt vóór de begindatum.",
            ),
        ]

    def __str__(self) -> str:
        return f"gezinslid {self.pk}"
