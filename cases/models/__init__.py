"""One class per file."""

from cases.models.assessment import SafetyAssessment
from cases.models.assignment import CaseAssignment
from cases.models.attachment import Attachment
from cases.models.authority_notice import AuthorityNotice
from cases.models.case import Case
from cases.models.colleague import CaseColleague
from cases.models.contact import ContactMoment
from cases.models.content import ReportContent
from cases.models.deadline import CaseDeadline
from cases.models.decision import TriageDecision
from cases.models.draft import ReportDraft
from cases.models.event_amendment import EventAmendment
from cases.models.family_notice import FamilyNotice
from cases.models.feedback import Feedback
from cases.models.grants import AccessGrant, ConflictOfInterest, IdentityReveal
from cases.models.instrument import InstrumentTemplate
from cases.models.intake_submission import IntakeSubmission
from cases.models.involvement import Involvement
from cases.models.partner_worker import PartnerWorker
from cases.models.person_conclusion import PersonConclusion
from cases.models.radar import RadarHit
from cases.models.regie import RegieAssignment
from cases.models.repeat_answer import CoordinationAttempt, DirectorAnswer
from cases.models.repeat_report import RepeatReport
from cases.models.report import Report
from cases.models.reporter import Reporter
from cases.models.review import PeerReview
from cases.models.source import SourceConsultation
from cases.models.unsafe_event import UnsafeEvent

__all__ = [
    "AccessGrant",
    "Attachment",
    "AuthorityNotice",
    "Case",
    "CaseAssignment",
    "CaseColleague",
    "CaseDeadline",
    "ConflictOfInterest",
    "ContactMoment",
    "CoordinationAttempt",
    "DirectorAnswer",
    "EventAmendment",
    "FamilyNotice",
    "Feedback",
    "IdentityReveal",
    "InstrumentTemplate",
    "IntakeSubmission",
    "Involvement",
    "PartnerWorker",
    "PeerReview",
    "PersonConclusion",
    "RadarHit",
    "RegieAssignment",
    "RepeatReport",
    "Report",
    "ReportContent",
    "ReportDraft",
    "Reporter",
    "SafetyAssessment",
    "SourceConsultation",
    "TriageDecision",
    "UnsafeEvent",
]
