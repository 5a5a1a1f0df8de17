"""What happens to a family while its handover lies at the receiver."""

from datetime import datetime

from accounts.models import User
from cases.enums import AssessmentState, ReportState, TriageOutcome
from cases.models import Case, Report, SafetyAssessment, TriageDecision
from cases.services.consequences import move_case
from organisations.enums import Severity
from tests.factories import cases as make
from workflow.steps import take_step


def assessed_again(case: Case, *, by: User, at: datetime) -> Report:
    """A new report came in; triage looks at it and the case is with triage again."""
    report = make.report(case, by=by, at=at, state=ReportState.ASSESSING)
    take_step(case, "assess_again", actor=by, because=report, at=at)
    return report


def decided_again(
    case: Case,
    *,
    by: User,
    at: datetime,
    outcome: TriageOutcome = TriageOutcome.DIRECT_HANDOVER,
) -> Report:
    """A new report on a family that is being handed over; decided C as well, unless said."""
    report = assessed_again(case, by=by, at=at)
    Report.objects.filter(pk=report.pk).update(state=ReportState.ASSESSED, assessed_at=at)
    decided = {
        "outcome": outcome,
        "severity": Severity.MEDIUM,
        "decided_at": at,
        "decided_by": by,
    }
    assessment = SafetyAssessment.objects.create(
        report=report,
        assessor=by,
        instrument=make.instrument(),
        state=AssessmentState.COMPLETED,
        completed_at=at,
        **decided,
    )
    TriageDecision.objects.create(assessment=assessment, **decided)
    move_case(case, because=report, actor=by)
    report.refresh_from_db()
    return report
