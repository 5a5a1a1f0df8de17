"""What follows from a report: terms, assessment, decision, letters, messages and the log."""

from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from audit.events import AuditEvent
from audit.models import AuditEntry
from cases.enums import (
    AssessmentState,
    CaseState,
    FeedbackChannel,
    FeedbackKind,
    FeedbackState,
    NoticeState,
    ReportState,
    ReviewForm,
    SourceKind,
    SourceResult,
    TriageOutcome,
)
from cases.models import (
    CaseDeadline,
    FamilyNotice,
    Feedback,
    InstrumentTemplate,
    PeerReview,
    SafetyAssessment,
    SourceConsultation,
    TriageDecision,
)
from deadlines.enums import DeadlineState
from demo.bench.household_rows import MadeHousehold
from demo.bench.staff import Staff
from demo.bench.tables import Table
from documents.models import Document
from notifications.enums import NotificationKind
from notifications.models import Notification
from organisations.enums import Severity

if TYPE_CHECKING:
    from demo.bench.region import Plan

# What triage of the newest report said, by where the case stands; own help of what is closed.
OUTCOMES = {
    CaseState.TRACK: TriageOutcome.CONDITIONS,
    CaseState.HANDING_OVER: TriageOutcome.DIRECT_HANDOVER,
    CaseState.HANDED_OVER: TriageOutcome.DIRECT_HANDOVER,
}
UNDER_WAY = (AssessmentState.GATHERING, AssessmentState.JUDGING, AssessmentState.PEER_REVIEW)
EXPLANATION = "Dag 0 is de dag van de melding; vijf werkdagen later eindigt de termijn. " * 3


class AftermathRows:
    def __init__(
        self, staff: Staff, random: Random, instrument: InstrumentTemplate, now: datetime
    ) -> None:
        self.staff, self.random, self.now = staff, random, now
        lead = staff.lead
        self.deadline = Table(CaseDeadline, explanation=EXPLANATION, calendar_version="meting")
        self.assessment = Table(SafetyAssessment, instrument=instrument)
        self.source = Table(
            SourceConsultation, result=SourceResult.CONSULTED, summary="Bekend.", by=lead
        )
        self.review = Table(PeerReview, form=ReviewForm.PEER)
        self.decision = Table(TriageDecision, severity=Severity.LIGHT, decided_by=lead)
        self.document = Table(Document, title="Terugkoppeling", number="meting", pdf="meting.pdf")
        self.feedback = Table(Feedback, kind=FeedbackKind.FIRST)
        self.notice = Table(FamilyNotice)
        self.message = Table(Notification, kind=NotificationKind.ASSIGNMENT, path="/")
        self.audit = Table(AuditEntry, target_type="cases.case", actor_roles="Triagist")
        self.tables = [
            *(self.deadline, self.assessment, self.source, self.review, self.decision),
            *(self.document, self.feedback, self.notice, self.message, self.audit),
        ]

    def follow(
        self,
        plan: "Plan",
        number: str,
        case: int,
        report: int,
        at: datetime,
        state: ReportState,
        worker: int,
        made: MadeHousehold,
    ) -> None:
        settled, done = state == ReportState.SETTLED, at + timedelta(days=5)
        triaged = settled or state in (ReportState.ASSESSED, ReportState.HANDED_OVER)
        self._term("D1", case, report, at, 7, met=done if triaged else None)
        self._term("D6", case, report, at, 28, met=done if triaged else None)
        if state != ReportState.RECEIVED:
            self._assess(report, at, state, worker, OUTCOMES.get(plan.state))
        if triaged:
            self._term("D2", case, report, done, 1, met=done)
            self._term("D2b", case, report, done, 1, met=done)
            self._letters(report, done, worker, made)
        if state == ReportState.ASSESSED:
            self._term("D4", case, report, done, 70, met=None)
        for hours in (1, 30, 60, 90):
            self.audit.add(
                at=min(at + timedelta(hours=hours), self.now),
                event=AuditEvent.VIEWED,
                actor_id=worker,
                target_id=case,
                target_label=f"dossier {number}",
                case_number=number,
            )
        self.message.add(
            recipient_id=worker,
            title=f"{number} is aan u toegewezen",
            key=f"meting:{report}",
            created_at=at,
            read_at=at if settled else None,
        )

    def _term(
        self, term: str, case: int, report: int, at: datetime, days: int, met: datetime | None
    ) -> None:
        due = at + timedelta(days=days)
        late = met is None and due < self.now
        self.deadline.add(
            term=term,
            case_id=case,
            report_id=report,
            started_at=at,
            due_at=due,
            breach_at=due,
            state=DeadlineState.MET if met else DeadlineState.OPEN,
            met_at=met,
            met_by_id=self.staff.lead.pk if met else None,
            next_signal_at=None if met or late else due,
            breached_at=due if late else None,
        )

    def _assess(
        self,
        report: int,
        at: datetime,
        state: ReportState,
        worker: int,
        outcome: TriageOutcome | None,
    ) -> None:
        waits = state == ReportState.ASSESSING
        stands = UNDER_WAY[report % 3] if waits else AssessmentState.COMPLETED
        outcome = outcome or TriageOutcome.OWN_HELP
        done = None if waits else at + timedelta(days=5)
        triagist = worker if waits else self.random.choice(self.staff.triagists).pk
        assessment = self.assessment.add(
            report_id=report,
            state=stands,
            assessor_id=triagist,
            started_at=at + timedelta(hours=2),
            severity=self.random.choice(list(Severity)),
            outcome="" if waits else outcome,
            decided_at=done,
            decided_by_id=None if waits else triagist,
            completed_at=done,
        )
        self.review.add(
            assessment_id=assessment,
            reviewer_id=self.random.choice(self.staff.triagists).pk,
            asked_at=at + timedelta(hours=3),
            done_at=done,
            agrees=None if waits else True,
        )
        if waits:
            for kind in list(SourceKind)[: report % 6]:
                self.source.add(assessment_id=assessment, kind=kind, consulted_on=at.date())
        else:
            self.decision.add(assessment_id=assessment, outcome=outcome, decided_at=done)

    def _letters(self, report: int, at: datetime, worker: int, made: MadeHousehold) -> None:
        letter = self.document.add(html="<p>Geachte melder</p>", frozen_at=at)
        self.feedback.add(
            report_id=report,
            state=FeedbackState.SENT,
            author_id=worker,
            document_id=letter,
            sent_at=at,
            sent_by_id=worker,
            channel=FeedbackChannel.POST,
        )
        self.notice.add(
            report_id=report,
            addressee_id=made.adults[0],
            state=NoticeState.SENT,
            author_id=worker,
            document_id=letter,
            released_at=at,
            released_by_id=worker,
            sent_at=at,
            channel=FeedbackChannel.POST,
        )
