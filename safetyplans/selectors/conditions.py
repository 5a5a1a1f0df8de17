"""The conditions a family lives by now."""

from typing import TYPE_CHECKING

from safetyplans.enums import PlanOrigin
from safetyplans.models import SafetyCondition, SafetyPlan
from safetyplans.selectors.local import running_plan

if TYPE_CHECKING:
    from cases.models import Case


def plan_in_force(case: "Case") -> SafetyPlan | None:
    """The plan the local field works with; else the last that VT adopted."""
    adopted = SafetyPlan.objects.filter(
        case=case, origin=PlanOrigin.VT, versions__isnull=False
    ).order_by("-pk")
    return running_plan(case) or adopted.first()


def conditions_in_force(case: "Case") -> list[SafetyCondition]:
    """What holds of that plan, by number."""
    plan = plan_in_force(case)
    return list(plan.conditions.kept().order_by("number", "pk")) if plan else []
