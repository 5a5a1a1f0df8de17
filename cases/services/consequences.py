"""What a completed assessment sets in motion: the case moves, terms end and begin."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cases.enums import (
    VT_ACTS,
    CaseState,
    NoticeState,
    ReportState,
    TriageOutcome,
)
from cases.models import (
    Case,
    CaseDeadline,
    FamilyNotice,
    Report,
    SafetyAssessment,
    TriageDecision,
)
from cases.services.assignments import leave_caseload
from cases.services.carrying import keep_carried, lies_with_vt
from cases.services.course import course_changed
from cases.services.feedback import open_after_triage
from cases.services.partner_workers import end_empty_desks
from cases.services.regie import give_regie_back
from cases.services.terms import meet_terms, start_term, withdraw_terms
from deadlines.enums import DeadlineState
from workflow.steps import take_step

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.models import User
    from workflow.fsm import Stateful

# The outcomes that end triage with a step of the report itself; C, D and E move the case.
STEP_OF_OUTCOME = {
    TriageOutcome.CLOSE: "close_directly",
    TriageOutcome.OWN_HELP: "advise_reporter",
}
BACK = "Veilig Thuis is klaar; het lokale veld gaat verder"
# What follows from a decision and falls away with it. D1 and D6 belong to the report.
FOLLOWS_DECISION = ["D1s", "D2", "D2b", "D3", "D4"]


def run_terms_after(assessment: SafetyAssessment, *, at: datetime, actor: "User") -> None:
    """D1 ends. The letters of D2 and D2b are due; D4 runs from the decision when VT acts.

    An investigation starts with this decision: D1s counts from the receipt and is met now, once.
    After a reopening everybody hears again, because the decision may be another one; who may
    lawfully hear later still may (7.23).
    """
    report, case = assessment.report, assessment.report.case
    meet_terms(["D1"], case, actor=actor, at=at, report=report)
    open_after_triage(report, at=at, actor=actor)
    start_term("D2", case, at=at, actor=actor, report=report)
    if _somebody_hears_now(report, at=at):
        start_term("D2b", case, at=at, actor=actor, report=report)
    if assessment.outcome in VT_ACTS and assessment.decided_at:
        start_term("D4", case, at=assessment.decided_at, actor=actor, report=report)
    if assessment.outcome == TriageOutcome.INVESTIGATION and not _has_started(report):
        start_term("D1s", case, at=report.received_at, actor=actor, report=report)
        meet_terms(["D1s"], case, actor=actor, at=at, report=report)


def _somebody_hears_now(report: Report, *, at: datetime) -> bool:
    later = Q(state=NoticeState.DEFERRED, deferred_until__gte=timezone.localdate(at))
    return FamilyNotice.objects.current().filter(report=report).exclude(later).exists()


def _has_started(report: Report) -> bool:
    """Whether an investigation began with an earlier decision on this report."""
    done = [DeadlineState.MET, DeadlineState.MET_LATE]
    return CaseDeadline.objects.filter(report=report, term="D1s", state__in=done).exists()


def withdraw_terms_of(report: Report, *, reason: str, actor: "User") -> None:
    """The decision no longer stands, so neither do its terms."""
    withdraw_terms(FOLLOWS_DECISION, report.case, reason=reason, actor=actor, report=report)


def move_case(case: Case, *, because: "Stateful", actor: "User") -> None:
    """Once no report of the case waits for triage, its heaviest decision says where it goes."""
    case.refresh_from_db()
    at = timezone.now()
    waiting = [ReportState.RECEIVED, ReportState.ASSESSING]
    if case.state == CaseState.ASSESSING and not case.reports.filter(state__in=waiting).exists():
        _follow_decisions(case, because=because, at=at, actor=actor)
    course_changed(case, because=because, at=at, actor=actor)


def _follow_decisions(case: Case, *, because: "Stateful", at: datetime, actor: "User") -> None:
    outcomes = _outcomes_to_do(case)
    if case.in_track_since or outcomes & VT_ACTS:
        take_step(case, "start_track", actor=actor, because=because)
    else:
        _go_on_elsewhere(case, outcomes, because=because, at=at, actor=actor)


@transaction.atomic
def move_case_after_track(case: Case, *, because: "Stateful", at: datetime, actor: "User") -> None:
    """A track ended without a handover; a decision D or E that is left asks for the next track."""
    case.refresh_from_db()
    outcomes = _outcomes_to_do(case)
    if case.state == CaseState.TRACK and not outcomes & VT_ACTS:
        _go_on_elsewhere(case, outcomes, because=because, at=at, actor=actor)
    course_changed(case, because=because, at=at, actor=actor)


def _go_on_elsewhere(
    case: Case, outcomes: set[str], *, because: "Stateful", at: datetime, actor: "User"
) -> None:
    """VT does not act: a decision C waits for its receiver, a family the local field still has
    goes back there, and a family that only VT follows it goes on following."""
    if TriageOutcome.DIRECT_HANDOVER in outcomes:
        take_step(case, "prepare_handover", actor=actor, because=because)
    elif case.in_local_field_since:
        go_back_to_local_field(case, because=because, at=at, actor=actor)
    elif case.monitored_since:
        rest_with_local_field(case, because=because, at=at, actor=actor)


def _outcomes_to_do(case: Case) -> set[str]:
    return set(_still_to_do(case).values_list("outcome", flat=True))


def _still_to_do(case: Case) -> "QuerySet[TriageDecision]":
    """Decisions on which VT still has to act: a handover that is sent waits for its receiver."""
    waits = Q(
        assessment__report__state=ReportState.HANDED_OVER,
        assessment__report__handover_accepted_at=None,
    )
    return TriageDecision.objects.filter(
        Q(assessment__report__state=ReportState.ASSESSED) | waits,
        assessment__report__case=case,
        superseded_at=None,
    )


@transaction.atomic
def go_back_to_local_field(case: Case, *, because: "Stateful", at: datetime, actor: "User") -> None:
    """VT had the case in hands again; who directed before goes on (000-37, 002-26)."""
    give_regie_back(case, at=at, reason=BACK, actor=actor)
    end_empty_desks(case, at=at, actor=actor)
    rest_with_local_field(case, because=because, at=at, actor=actor)


@transaction.atomic
def rest_with_local_field(case: Case, *, because: "Stateful", at: datetime, actor: "User") -> Case:
    """What VT follows stays on its caseload, to be monitored; the rest leaves it (000-35, 5.2).

    So does what VT holds because the organisation that directed is gone (3.11c).
    """
    if since := case.monitored_since:
        row = take_step(case, "monitor", actor=actor, because=because, since=since)
    else:
        row = take_step(case, "hand_over", actor=actor, because=because)
    if lies_with_vt(row):
        keep_carried(row, at=at)
    else:
        leave_caseload(row, at=at)
    return row
