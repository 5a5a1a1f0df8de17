"""One class per file."""

from handover.models.agreement import MeetingAgreement
from handover.models.attendance import Attendance
from handover.models.condition_talk import ConditionTalk
from handover.models.copy import HandoverCopy
from handover.models.document import HandoverDocument
from handover.models.handover import Handover
from handover.models.help_question import HelpQuestion
from handover.models.invitation import Invitation
from handover.models.meeting import WarmMeeting
from handover.models.meeting_attempt import MeetingAttempt
from handover.models.meeting_report import MeetingReport
from handover.models.regie_agreement import RegieAgreement
from handover.models.submission import HandoverSubmission
from handover.models.written_conditions import WrittenConditions

__all__ = [
    "Attendance",
    "ConditionTalk",
    "Handover",
    "HandoverCopy",
    "HandoverDocument",
    "HandoverSubmission",
    "HelpQuestion",
    "Invitation",
    "MeetingAgreement",
    "MeetingAttempt",
    "MeetingReport",
    "RegieAgreement",
    "WarmMeeting",
    "WrittenConditions",
]
