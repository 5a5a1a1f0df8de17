"""The list of repeat reports, and the same without anybody in it, to learn from."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from accounts.roles import Permission
from cases.enums import AssessmentState, RepeatState
from cases.models import CaseAssignment, CaseDeadline, RepeatReport
from cases.permissions import can_read_assessment
from consultations.periods import Period
from handover.models import Handover
from reporting.selectors.scopes import open_tasks

if TYPE_CHECKING:
    from accounts.models import User

S = RepeatState
TO_COORDINATE, TO_PROCESS, DONE = "afstemmen", "verwerken", "verwerkt"
TRIAGE_IS_DONE = Q(report__assessment__state=AssessmentState.COMPLETED)


@dataclass(frozen=True)
class Lesson:
    """One repeat report without names, numbers, places or dates: the moments of choice (003-41).

    ``days_between``: calendar days from the earlier report to this one.
    """

    first_outcome: str
    first_severity: str
    handover_form: str
    days_between: int
    within: tuple[str, ...]
    heard: str
    view: str
    outcome: str
    severity: str
    became: str


def sees_repeats(reader: "User") -> bool:
    """Who reads what is judged and sees cases at all."""
    return can_read_assessment(reader)


def repeats(reader: "User", stand: str = "") -> QuerySet[RepeatReport]:
    """Those within a trajectory; what still asks something unless another list is asked for."""
    rows = RepeatReport.objects.visible_to(reader).exclude(within=[])
    if stand == TO_COORDINATE:
        return rows.filter(state=S.COORDINATING)
    if stand == TO_PROCESS:
        return rows.filter(TRIAGE_IS_DONE, state=S.COORDINATED)
    if stand == DONE:
        return rows.filter(state=S.PROCESSED)
    return rows.filter(state__in=[S.COORDINATING, S.COORDINATED])


def repeats_that_wait(reader: "User") -> QuerySet[RepeatReport]:
    """What this colleague has to coordinate or process: of a report they assess, of a case they
    carry, or that nobody assesses yet."""
    carried = CaseAssignment.objects.filter(worker=reader, until=None).values("case")
    mine = Q(report__assessment__assessor=reader) | Q(report__case__in=carried)
    if reader.may(Permission.TRIAGE_ASSESS):
        mine |= Q(report__assessment__isnull=True)
    asks = Q(state=S.COORDINATING) | (TRIAGE_IS_DONE & Q(state=S.COORDINATED))
    return RepeatReport.objects.visible_to(reader).filter(asks, mine).exclude(within=[])


def with_columns(rows: QuerySet[RepeatReport]) -> QuerySet[RepeatReport]:
    """What a row shows, what has to be coordinated first on top; its D12 in ``d12``."""
    d12: QuerySet[CaseDeadline] = open_tasks().filter(term="D12").order_by("pk")
    return (
        rows.select_related("report__case__household", "report__assessment__assessor", "director")
        .prefetch_related(Prefetch("report__deadlines", queryset=d12, to_attr="d12"))
        .order_by("signalled_at", "pk")
    )


def lessons(reader: "User", period: Period) -> list[Lesson]:
    """Every repeat report of the region that was processed and came in this period. In an order
    that tells nothing about when: the shortest time between first."""
    if reader.region is None or not reader.may(Permission.REPEAT_FIGURES):
        return []
    rows = RepeatReport.objects.filter(
        state=S.PROCESSED,
        report__case__region=reader.region,
        report__received_at__gte=period.starts,
        report__received_at__lt=period.ends,
    )
    found = [_lesson(row) for row in _with_choices(rows)]
    return sorted(found, key=lambda one: (one.days_between, one.first_outcome, one.became))


def _with_choices(rows: QuerySet[RepeatReport]) -> QuerySet[Any]:
    before = Handover.objects.filter(
        case=OuterRef("earlier_report__case"),
        accepted_at__isnull=False,
        accepted_at__lt=OuterRef("report__received_at"),
    ).order_by("-accepted_at", "-pk")
    return rows.annotate(
        handover_form=Subquery(before.values("form")[:1]),
        first_outcome=F("earlier_report__assessment__outcome"),
        first_severity=F("earlier_report__assessment__severity"),
        new_outcome=F("report__assessment__outcome"),
        new_severity=F("report__assessment__severity"),
        first_received=F("earlier_report__received_at"),
        received=F("report__received_at"),
    ).order_by("pk")


def _lesson(row: Any) -> Lesson:
    days: date = timezone.localdate(row.received)
    return Lesson(
        first_outcome=row.first_outcome or "",
        first_severity=row.first_severity or "",
        handover_form=row.handover_form or "",
        days_between=(days - timezone.localdate(row.first_received)).days,
        within=tuple(row.within),
        heard=_heard(row),
        view=row.director_view,
        outcome=row.new_outcome or "",
        severity=row.new_severity or "",
        became=row.outcome,
    )


def _heard(row: RepeatReport) -> str:
    """In time, or how not."""
    if not row.within:
        return "niet nodig"
    return "gesproken" if row.coordinated_at else "niet bereikt"
