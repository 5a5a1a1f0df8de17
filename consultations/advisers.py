"""Who gives advice in a region."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Membership, User
from accounts.roles import ROLE_PERMISSIONS, Permission, Role

if TYPE_CHECKING:
    from organisations.models import Region


def advisers_of(region: "Region") -> QuerySet[User]:
    """Active colleagues of this region whose role of today includes giving advice."""
    roles = [role for role in Role if Permission.ADVICE_REGISTER in ROLE_PERMISSIONS[role]]
    current = Membership.objects.current(timezone.localdate()).filter(
        role__in=roles, organisation__region=region
    )
    return User.objects.filter(pk__in=current.values("user"), is_active=True).order_by("name", "pk")
