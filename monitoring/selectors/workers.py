"""Who follows a family, and who could."""

from typing import TYPE_CHECKING

from django.db.models import OuterRef

from accounts.models import User
from accounts.roles import Permission, Role
from cases.models import CaseAssignment
from cases.models.grants import not_kept_out
from cases.selectors.colleagues import colleagues_who_may
from common.counting import counted
from monitoring.enums import MOMENT_OVER
from monitoring.models import MonitoringMoment

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from cases.models import Case


def carrier_of(case: "Case") -> User | None:
    """Who carries the case at VT and still works there."""
    rows = CaseAssignment.objects.filter(case=case, until=None, worker__is_active=True)
    row = rows.select_related("worker").first()
    return row.worker if row else None


def followers_of(case: "Case") -> "QuerySet[User]":
    """Colleagues who could do a moment of this family: nobody who is kept out (A12)."""
    return not_kept_out(colleagues_who_may(Permission.MONITOR_WORK, case.region), case)


def who_follows(case: "Case", *, first: User | None) -> User | None:
    """By the rule of the team: this colleague when the role includes it; else of those whose role
    it is to follow families whoever has the fewest moments open."""
    able = followers_of(case)
    if first is not None and able.filter(pk=first.pk).exists():
        return first
    open_moments = MonitoringMoment.objects.exclude(state__in=MOMENT_OVER).filter(
        assignee=OuterRef("pk")
    )
    monitors = User.objects.in_role(Role.MONITOR, case.region).values("pk")
    rows = able.filter(pk__in=monitors).annotate(doing=counted(open_moments))
    return rows.order_by("doing", "pk").first()


def follower_by(case: "Case", key: int) -> User:
    """The colleague that was chosen; one who cannot do it is refused by the service."""
    return User.objects.get(pk=key)


def approvers_of(case: "Case", *, but: User) -> "QuerySet[User]":
    """Who could agree to the end: never who proposes it, nor who is kept out (3.7, A12)."""
    rows = colleagues_who_may(Permission.MONITOR_APPROVE, case.region).exclude(pk=but.pk)
    return not_kept_out(rows, case)


def approver_by(case: "Case", key: int | None, *, but: User) -> User | None:
    return approvers_of(case, but=but).filter(pk=key).first() if key else None
