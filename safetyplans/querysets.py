"""Who sees which plan, in SQL (domain 5.3): all of VT that may read the judgement of the case."""

from typing import TYPE_CHECKING, Self

from cases.querysets import OfCaseQuerySet
from safetyplans.permissions import can_read_plans

if TYPE_CHECKING:
    from accounts.models import User


class PlanQuerySet(OfCaseQuerySet):
    def visible_to(self, user: "User") -> Self:
        return super().visible_to(user) if can_read_plans(user) else self.none()


class OfPlanQuerySet(PlanQuerySet):
    case_path = "plan__case"

    def kept(self) -> Self:
        """What stands in the plan now; for rows that can be dropped."""
        return self.filter(dropped_at__isnull=True)


class OfVersionQuerySet(PlanQuerySet):
    case_path = "version__plan__case"
