"""What waits for a decision on safety: the lists and counts of the triage board."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from cases.enums import AssessmentState, ReportState, SourceKind, TriageStage
from cases.models import CaseDeadline, PeerReview, RepeatReport, Report, SourceConsultation
from common.counting import counted
from deadlines.enums import DeadlineState
from deadlines.selectors import calendar_of

if TYPE_CHECKING:
    from accounts.models import User
    from deadlines.workdays import Calendar

WAITING = [ReportState.RECEIVED, ReportState.ASSESSING]
MINE, UNASSIGNED = "mine", "unassigned"


def waiting(reader: "User", *, whose: str = "") -> QuerySet[Report]:
    """Reports without a decision, with the stage they are in and the end of D1."""
    d1 = CaseDeadline.objects.filter(
        report=OuterRef("pk"), term="D1", state=DeadlineState.OPEN
    ).order_by("pk")
    reports = (
        Report.objects.visible_to(reader)
        .filter(state__in=WAITING)
        .annotate(
            stage=_stage(),
            d1_started=Subquery(d1.values("started_at")[:1]),
            d1_due=Subquery(d1.values("due_at")[:1]),
        )
    )
    if whose == MINE:
        return reports.filter(assessment__assessor=reader)
    if whose == UNASSIGNED:
        return reports.filter(state=ReportState.RECEIVED)
    return reports


def rows_of(reports: QuerySet[Report]) -> QuerySet[Report]:
    """What ``cases/assessment/board.html`` shows, what expires first on top, spoed before calm."""
    asked = PeerReview.objects.filter(done_at=None, superseded_at=None).select_related("reviewer")
    sources = SourceConsultation.objects.filter(assessment__report=OuterRef("pk"))
    unheard = RepeatReport.objects.to_coordinate().filter(report=OuterRef("pk"))
    return (
        reports.select_related(
            "case__municipality", "case__household", "case__region", "assessment__assessor"
        )
        .annotate(
            sources_done=counted(sources),
            waits_for_director=Exists(unheard),
            reporter_capacity=F("reporter__capacity"),
            reporter_kind=F("reporter__kind"),
            reporter_disclose=F("reporter__disclose"),
        )
        .prefetch_related(Prefetch("assessment__reviews", queryset=asked, to_attr="asked"))
        .order_by(
            F("d1_due").asc(nulls_last=True),
            F("urgent_since").asc(nulls_last=True),
            "received_at",
            "pk",
        )
    )


def in_stage(reports: QuerySet[Any], stage: str) -> QuerySet[Any]:
    """Those of ``waiting`` that are in this stage."""
    return reports.filter(stage=stage)


def stage_counts(reports: QuerySet[Report], now: datetime) -> dict[str, int]:
    """How many wait in each stage, and how many are past D1; the same rows as the list."""
    per_stage: dict[str, Any] = {
        str(stage): Count("pk", filter=Q(stage=stage)) for stage in TriageStage
    }
    return reports.order_by().aggregate(
        **per_stage, all=Count("pk"), late=Count("pk", filter=Q(d1_due__lt=now))
    )


def board_calendar(reader: "User") -> "Calendar":
    """The working days of the reader's region."""
    return calendar_of(reader.region)


def sources_needed() -> int:
    return len(SourceKind)


def _stage() -> Case:
    reviewed = PeerReview.objects.filter(
        assessment__report=OuterRef("pk"), done_at__isnull=False, superseded_at=None
    )
    return Case(
        When(state=ReportState.RECEIVED, then=Value(TriageStage.TO_ASSIGN)),
        When(assessment__state=AssessmentState.DECIDED, then=Value(TriageStage.DECISION)),
        When(
            Exists(reviewed),
            assessment__state=AssessmentState.PEER_REVIEW,
            then=Value(TriageStage.DECISION),
        ),
        When(assessment__state=AssessmentState.PEER_REVIEW, then=Value(TriageStage.REVIEW)),
        default=Value(TriageStage.ASSESSING),
    )
