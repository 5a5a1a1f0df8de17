"""Finding and making colleagues."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from accounts.models import Membership, User  # noqa: F401
    from accounts.roles import Role
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

    def in_role(self, role: "Role", region: "Region") -> models.QuerySet["User"]:
        """Active colleagues who hold this role in this region today."""
        today = timezone.localdate()
        return self.filter(
            Q(memberships__until__isnull=True) | Q(memberships__until__gte=today),
            memberships__role=role,
            memberships__organisation__region=region,
            memberships__since__lte=today,
            is_active=True,
        ).distinct()

    def system(self) -> "User":
        """The clock and the worker act under this name; it cannot log in."""
        user, _ = self.get_or_create(
            email=SYSTEM_EMAIL, defaults={"name": "Systeem", "is_active": False}
        )
        return user


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self, day: date) -> "MembershipQuerySet":
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)
