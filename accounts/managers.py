"""Finding and making colleagues."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.roles import Role
from organisations.enums import OrganisationKind

if TYPE_CHECKING:
    from accounts.models import Membership, RegionContact, User  # noqa: F401
    from organisations.models import Region

SYSTEM_EMAIL = "systeem@veiligthuis.invalid"


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def in_role(self, role: Role, region: "Region") -> models.QuerySet["User"]:
        """Active colleagues who hold this role in this region today."""
        today = timezone.localdate()
        return self.filter(
            Q(memberships__until__isnull=True) | Q(memberships__until__gte=today),
            memberships__role=role,
            memberships__organisation__region=region,
            memberships__since__lte=today,
            is_active=True,
        ).distinct()

    def at_veilig_thuis(self, region: "Region", day: date) -> models.QuerySet["User"]:
        """Active colleagues who do case work at the Veilig Thuis of this region on this day."""
        return (
            self.filter(
                Q(memberships__until__isnull=True) | Q(memberships__until__gte=day),
                ~Q(memberships__role=Role.ADMINISTRATOR),
                memberships__organisation__kind=OrganisationKind.VEILIG_THUIS,
                memberships__organisation__region=region,
                memberships__since__lte=day,
                is_active=True,
            )
            .distinct()
            .order_by("name", "pk")
        )

    def system(self) -> "User":
        """The clock and the worker act under this name; it cannot log in."""
        user, _ = self.get_or_create(
            email=SYSTEM_EMAIL, defaults={"name": "Systeem", "is_active": False}
        )
        return user


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self, day: date) -> "MembershipQuerySet":
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)


class RegionContactQuerySet(models.QuerySet["RegionContact"]):
    def current(self, day: date) -> "RegionContactQuerySet":
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)

    def not_over(self, day: date) -> "RegionContactQuerySet":
        """Those of this day and those still to come."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day))
