"""Which colleagues, and which organisations, somebody can choose from."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Membership, User
from accounts.roles import ROLE_PERMISSIONS, Permission, Role
from organisations.selectors import receivers

if TYPE_CHECKING:
    from cases.models import SafetyAssessment
    from organisations.models import Organisation, Region


def colleagues_who_may(permission: Permission, region: "Region") -> QuerySet[User]:
    """Active colleagues of this region whose role of today includes this."""
    roles = [role for role in Role if permission in ROLE_PERMISSIONS[role]]
    current = Membership.objects.current(timezone.localdate()).filter(
        role__in=roles, organisation__region=region
    )
    return User.objects.filter(pk__in=current.values("user"), is_active=True).order_by("name", "pk")


def triagists(region: "Region") -> QuerySet[User]:
    return colleagues_who_may(Permission.TRIAGE_ASSESS, region)


def possible_reviewers(assessment: "SafetyAssessment") -> QuerySet[User]:
    """Everybody who may review, except who wrote the judgement (002-33)."""
    wrote = [assessment.assessor_id, *assessment.authors]
    region = assessment.report.case.region
    return colleagues_who_may(Permission.TRIAGE_REVIEW, region).exclude(pk__in=wrote)


def receiver_chosen(region: "Region", pk: int | None) -> "Organisation | None":
    return receivers(region).filter(pk=pk).first() if pk else None


def second_chosen(region: "Region", pk: int | None) -> User | None:
    """The second person of O1."""
    return (
        colleagues_who_may(Permission.TRIAGE_REVIEW, region).filter(pk=pk).first() if pk else None
    )
