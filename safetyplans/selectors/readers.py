"""Who can read a plan as its second reader."""

from typing import TYPE_CHECKING

from django.utils import timezone

from accounts.models import Membership, User
from accounts.roles import ROLE_PERMISSIONS, Permission, Role
from cases.models.grants import not_kept_out

if TYPE_CHECKING:
    from safetyplans.models import SafetyPlan


def possible_readers(plan: "SafetyPlan") -> list[User]:
    """Colleagues of the region who may check a plan, wrote nothing in this one, and are not kept
    out of the case (6.5, A12)."""
    roles = [role for role in Role if Permission.PLAN_CHECK in ROLE_PERMISSIONS[role]]
    today = Membership.objects.current(timezone.localdate())
    fit = today.filter(role__in=roles, organisation__region=plan.case.region_id).values("user")
    wrote = {plan.author_id, *plan.authors}
    colleagues = User.objects.filter(pk__in=fit, is_active=True).exclude(pk__in=wrote)
    return list(not_kept_out(colleagues, plan.case).order_by("name", "pk"))
