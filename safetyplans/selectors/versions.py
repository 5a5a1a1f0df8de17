"""The versions of a plan."""

from typing import TYPE_CHECKING

from django.db.models import Max

from safetyplans.models import PlanVersion

if TYPE_CHECKING:
    from safetyplans.models import SafetyPlan


def versions_of(plan: "SafetyPlan") -> list[PlanVersion]:
    """Newest first, with who adopted them and who read along."""
    rows = PlanVersion.objects.filter(plan=plan)
    return list(rows.select_related("adopted_by", "second_reader"))


def newest_version(plan: "SafetyPlan") -> int:
    """The number of the version that holds; 0 as long as nothing was adopted."""
    return plan.versions.aggregate(newest=Max("number"))["newest"] or 0


def dropped_reasons(plan: "SafetyPlan") -> dict[int, str]:
    """Why conditions of an earlier version no longer hold, by their number."""
    rows = plan.conditions.exclude(dropped_reason="")
    return dict(rows.values_list("number", "dropped_reason"))
