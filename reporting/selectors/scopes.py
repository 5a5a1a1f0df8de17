"""The lists behind the menu. A count in the menu and its list come from the same function."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from cases.enums import NoticeState, ReportState
from cases.models import (
    Case,
    CaseAssignment,
    CaseDeadline,
    FamilyNotice,
    PeerReview,
    Report,
    ReportDraft,
    SafetyAssessment,
)
from deadlines.terms import ALL_TERMS
from safetyplans.enums import PlanState
from safetyplans.models import SafetyPlan

if TYPE_CHECKING:
    from accounts.models import User

WAITING = [ReportState.RECEIVED, ReportState.ASSESSING]
RUNNING = [
    *WAITING,
    ReportState.ASSESSED,
    ReportState.CLOSED_DIRECTLY,
    ReportState.ADVISED_REPORTER,
    ReportState.IN_TRACK,
    ReportState.JOINED_TRACK,
]
# A term nobody is warned of is a figure, not a task.
TASKS = [term.code for term in ALL_TERMS if term.warns or term.on_breach]


def my_cases(reader: "User") -> QuerySet[Case]:
    """Open cases this colleague carries, or of which they assess a report."""
    carried = CaseAssignment.objects.filter(worker=reader, until=None)
    assessed = SafetyAssessment.objects.filter(assessor=reader, report__state__in=RUNNING)
    return (
        Case.objects.visible_to(reader)
        .open()
        .filter(
            pk__in=carried.order_by()
            .values("case")
            .union(assessed.order_by().values("report__case"))
        )
    )


def open_tasks() -> QuerySet[CaseDeadline]:
    """Running terms that ask somebody to do something."""
    return CaseDeadline.objects.open().filter(term__in=TASKS)


def late_without_reason(reader: "User", now: datetime) -> QuerySet[CaseDeadline]:
    """Terms that ran out and about which nobody said why."""
    return (
        CaseDeadline.objects.visible_to(reader)
        .overdue(now)
        .filter(term__in=TASKS, breach_reason="")
        .order_by("due_at", "pk")
    )


def running_reports(reader: "User") -> QuerySet[Report]:
    """Reports that are not settled and did not leave."""
    return Report.objects.visible_to(reader).filter(state__in=RUNNING)


def waiting_reports(reader: "User") -> QuerySet[Report]:
    """Reports that wait for a decision on safety: the triage board."""
    return Report.objects.visible_to(reader).filter(state__in=WAITING)


def exits_to_approve(reader: "User") -> QuerySet[Report]:
    """Proposals of a triagist to let a report leave, for a team lead who is not that triagist."""
    proposed = Report.objects.visible_to(reader).filter(state=ReportState.ASSESSING)
    return proposed.exclude(exit_kind="").exclude(exit_proposed_by=reader)


def reviews_asked(reader: "User") -> QuerySet[PeerReview]:
    """Assessments of colleagues this reader was asked to look at."""
    return PeerReview.objects.visible_to(reader).filter(
        reviewer=reader, done_at=None, superseded_at=None
    )


def letters_to_release(reader: "User") -> QuerySet[FamilyNotice]:
    """Letters to a family for which this reader is the second pair of eyes (A4)."""
    return FamilyNotice.objects.visible_to(reader).filter(
        second_reader=reader, state=NoticeState.DRAFT
    )


def plans_to_check(reader: "User") -> QuerySet[SafetyPlan]:
    """Safety plans of colleagues that this reader was asked to read as second (6.5)."""
    plans = SafetyPlan.objects.visible_to(reader).filter(second_reader=reader)
    return plans.exclude(state=PlanState.ADOPTED)


def own_drafts(reader: "User") -> QuerySet[ReportDraft]:
    """Reports this reader is still writing."""
    return ReportDraft.objects.visible_to(reader)
