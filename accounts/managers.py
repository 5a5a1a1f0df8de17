"""Finding and making colleagues."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import BaseUserManager
from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from accounts.models import User

SYSTEM_EMAIL = "systeem@veiligthuis.invalid"


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def system(self) -> "User":
        """The clock and the worker act under this name; it cannot log in."""
        user, _ = self.get_or_create(
            email=SYSTEM_EMAIL, defaults={"name": "Systeem", "is_active": False}
        )
        return user


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self, day: date) -> "MembershipQuerySet":
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)
