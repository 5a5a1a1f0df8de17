"""Who sees which plan, in SQL (domain 5.3): all of VT that may read the judgement of the case;
the municipal half also the local field that works with the family."""

from typing import TYPE_CHECKING, Self

from django.db.models import Q

from cases.models import Case
from cases.querysets import OfCaseQuerySet
from safetyplans.enums import AT_LOCAL_FIELD
from safetyplans.permissions import can_read_plans

if TYPE_CHECKING:
    from accounts.models import User


class ReadByVtQuerySet(OfCaseQuerySet):
    def visible_to(self, user: "User") -> Self:
        return super().visible_to(user) if can_read_plans(user) else self.none()


class PlanQuerySet(ReadByVtQuerySet):
    def known_locally_to(self, user: "User") -> Self:
        """Plans that came to the local field, for who works there with the family, and for VT."""
        return self.filter(_read_by(self.case_path, user), state__in=AT_LOCAL_FIELD)


class OfPlanQuerySet(ReadByVtQuerySet):
    case_path = "plan__case"

    def kept(self) -> Self:
        """What stands in the plan now; for rows that can be dropped."""
        return self.filter(dropped_at__isnull=True)


class OfVersionQuerySet(ReadByVtQuerySet):
    case_path = "version__plan__case"


class OfLocalPlanQuerySet(OfCaseQuerySet):
    """Rows of the municipal half: VT reads along, and whoever works with the family (5.3)."""

    case_path = "plan__case"

    def visible_to(self, user: "User") -> Self:
        return self.filter(_read_by(self.case_path, user))


class OfLocalVersionQuerySet(OfLocalPlanQuerySet):
    case_path = "version__plan__case"


def _read_by(case_path: str, user: "User") -> Q:
    cases = Case.objects
    seen = Q(**{f"{case_path}__in": cases.known_to_partner(user)})
    if can_read_plans(user):
        seen |= Q(**{f"{case_path}__in": cases.visible_to(user)})
    return seen
