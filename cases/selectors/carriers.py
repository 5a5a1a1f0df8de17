"""Who can carry a case, and who could see one."""

from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, QuerySet

from accounts.models import User
from accounts.roles import Permission
from cases.models import CaseAssignment, ConflictOfInterest
from cases.selectors.colleagues import colleagues_who_may
from common.counting import counted

if TYPE_CHECKING:
    from cases.models import Case
    from organisations.models import Region

SEES = (
    Permission.CASE_ALL,
    Permission.CASE_ASSIGNED,
    Permission.TRIAGE_QUEUE,
    Permission.REPORT_REGISTER,
    Permission.CASE_HELD_BY_ORGANISATION,
)


def carriers(region: "Region") -> QuerySet[Any]:
    """Colleagues of the region whose role carries cases, with how many they carry now."""
    carried = CaseAssignment.objects.filter(worker=OuterRef("pk"), until=None)
    return colleagues_who_may(Permission.CASE_ASSIGNED, region).annotate(carries=counted(carried))


def candidates_for(case: "Case") -> QuerySet[Any]:
    """Who can be given this case: nobody with a conflict of interest (A12)."""
    kept_out = ConflictOfInterest.objects.filter(case=case)
    return carriers(case.region).exclude(pk__in=kept_out.values("user"))


def colleagues_of(case: "Case") -> QuerySet[User]:
    """Everybody of the region whose role could show them this case."""
    rows = User.objects.none()
    for permission in SEES:
        rows = rows | colleagues_who_may(permission, case.region)
    return rows.order_by("name", "pk")
