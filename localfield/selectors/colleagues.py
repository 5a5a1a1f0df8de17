"""Colleagues at the desks of a partner, and the organisations that can take over."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Membership, User
from accounts.roles import ROLE_PERMISSIONS, Permission, Role
from organisations.enums import OrganisationKind
from organisations.models import Organisation
from organisations.selectors import receivers

if TYPE_CHECKING:
    from localfield.models import LocalTrajectory

WORKING = [role for role in Role if Permission.LOCAL_WORK in ROLE_PERMISSIONS[role]]


def colleagues_at_desk(reader: User) -> QuerySet[User]:
    """Who works with families where this reader distributes them; nobody for who does not."""
    desks = reader.organisations_where(Permission.LOCAL_DISTRIBUTE)
    here = Membership.objects.current(timezone.localdate()).filter(
        organisation__in=desks, role__in=WORKING
    )
    return User.objects.filter(pk__in=here.values("user"), is_active=True).order_by("name", "pk")


def can_take_over(trajectory: "LocalTrajectory") -> QuerySet[Organisation]:
    """Other organisations of the region at which help for a family can run (003-33)."""
    return (
        receivers(trajectory.case.region)
        .exclude(pk=trajectory.organisation_id)
        .exclude(kind=OrganisationKind.VEILIG_THUIS)
        .order_by("name", "pk")
    )
