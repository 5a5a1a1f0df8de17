"""The load of a region, for ``reporting/caseload.html``."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404

from cases.enums import CaseState
from cases.models import Case, CaseAssignment, Report
from deadlines.workdays import AMSTERDAM, Calendar, end_of
from organisations.enums import Severity
from reporting.selectors.my_work import Moments
from reporting.selectors.scopes import RUNNING, open_tasks

if TYPE_CHECKING:
    from accounts.models import User

# Families of whom nobody heard for so many working days are counted as silent.
SILENT_AFTER = 20
# Upper edges of the bars of ageing, in working days.
AGES = (5, 10, 20, 50)


@dataclass(frozen=True)
class Edges:
    """Moments that divide the open cases of today."""

    moments: Moments
    silent_before: datetime
    ages: tuple[datetime, ...]

    @classmethod
    def at(cls, now: datetime, calendar: Calendar) -> "Edges":
        today = now.astimezone(AMSTERDAM).date()
        return cls(
            moments=Moments.at(now, today, calendar),
            silent_before=end_of(workdays_ago(today, SILENT_AFTER, calendar)),
            ages=tuple(end_of(workdays_ago(today, age, calendar)) for age in AGES),
        )


def workdays_ago(today: date, count: int, calendar: Calendar) -> date:
    """The day so many working days before today."""
    day = today
    while count > 0:
        count -= calendar.is_workday(day)
        day -= timedelta(days=1)
    return day


def board(reader: "User", edges: Edges) -> QuerySet[Any]:
    """Open cases with worker, weight and clock; every figure of the board is counted from it."""
    current = CaseAssignment.objects.filter(case=OuterRef("pk"), until=None)
    newest = Report.objects.filter(case=OuterRef("pk")).order_by("-received_at", "-pk")
    heard = Coalesce("last_family_contact_at", "opened_at")
    return (
        Case.objects.visible_to(reader)
        .open()
        .annotate(
            worker_id=Subquery(current.values("worker")[:1]),
            carried_by=Subquery(current.values("worker__name")[:1]),
            severity=Subquery(newest.values("assessment__severity")[:1]),
            heard_at=heard,
            late=Exists(edges.moments.deadlines("late").filter(case=OuterRef("pk"))),
            soon=Exists(_soon(edges).filter(case=OuterRef("pk"))),
        )
    )


def _soon(edges: Edges) -> QuerySet[Any]:
    moments = edges.moments
    return open_tasks().filter(breach_at__gte=moments.now, due_at__lte=moments.soon_ends)


def load_per_worker(cases: QuerySet[Any]) -> list[dict[str, Any]]:
    """One row per worker, and one for what nobody carries."""
    phases = {state.value: Count("pk", filter=Q(state=state)) for state in CaseState}
    weights = {weight.value: Count("pk", filter=Q(severity=weight)) for weight in Severity}
    return list(
        cases.order_by()
        .values("worker_id", "carried_by")
        .annotate(
            total=Count("pk"),
            lates=Count("pk", filter=Q(late=True)),
            soons=Count("pk", filter=Q(late=False, soon=True)),
            **phases,
            **weights,
        )
    )


def ageing(cases: QuerySet[Any], edges: Edges) -> dict[str, int]:
    """How many open cases fall between the edges, and how many families are silent."""
    newer = {f"age_{age}": Count("pk", filter=Q(opened_at__gt=edge)) for age, edge in _ages(edges)}
    silent = Count("pk", filter=Q(heard_at__lte=edges.silent_before))
    return cases.order_by().aggregate(total=Count("pk"), silent=silent, **newer)


def _ages(edges: Edges) -> list[tuple[int, datetime]]:
    return list(zip(AGES, edges.ages, strict=True))


def chosen_cases(cases: QuerySet[Any], edges: Edges, *, worker: str, only: str) -> QuerySet[Any]:
    """The list under the board: of one worker, of nobody, late, or silent; longest wait first."""
    if worker == "none":
        cases = cases.filter(worker_id=None)
    elif worker:
        cases = cases.filter(worker_id=int(worker))
    if only == "late":
        cases = cases.filter(late=True)
    if only == "silent":
        return cases.filter(heard_at__lte=edges.silent_before).order_by("heard_at", "pk")
    return cases.order_by("-late", "-soon", "opened_at", "pk")


def with_columns(cases: QuerySet[Any]) -> QuerySet[Any]:
    """What a row shows; its open terms in ``open_terms``."""
    newest = Report.objects.filter(case=OuterRef("pk")).order_by("-received_at", "-pk")
    urgent = Report.objects.filter(
        case=OuterRef("pk"), urgent_since__isnull=False, state__in=RUNNING
    )
    return (
        cases.select_related("household")
        .annotate(
            outcome=Subquery(newest.values("assessment__outcome")[:1]),
            urgent=Exists(urgent),
        )
        .prefetch_related(
            Prefetch(
                "deadlines", queryset=open_tasks().order_by("due_at", "pk"), to_attr="open_terms"
            )
        )
    )


def cases_to_assign(reader: "User", numbers: list[str]) -> list[Case]:
    """The chosen cases. One that the reader does not see does not exist."""
    found = list(
        Case.objects.visible_to(reader)
        .open()
        .filter(number__in=numbers)
        .select_related("region")
        .order_by("number")
    )
    if len(found) != len(set(numbers)):
        raise Http404
    return found
