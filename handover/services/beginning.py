"""The first page of a handover: for whom, from what, and in which form."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.enums import ReceiverKind, ReportState, TriageOutcome
from cases.models import Case, Report
from common.exceptions import DomainError
from handover import permissions
from handover.enums import HandoverOrigin
from handover.guards.preparing import required_form
from handover.models import Handover
from numbering.enums import SeriesKind
from numbering.services import next_number
from organisations.enums import Severity
from tracks.enums import TrackKind, TrackState
from tracks.models import Track
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User

NOTHING_TO_HAND_OVER = (
    "Overdragen kan na triagebesluit C, of als de voorwaarden van een dienst zijn vastgesteld."
)
# Told anew when a receiver refused or VT took a handover back.
DECIDED = (ReportState.ASSESSED, ReportState.HANDED_OVER)
ORIGINS = {
    TrackKind.CONDITIONS: HandoverOrigin.CONDITIONS,
    TrackKind.INVESTIGATION: HandoverOrigin.INVESTIGATION,
}


@transaction.atomic
def begin_handover(case: Case, *, actor: "User", at: datetime | None = None) -> Handover:
    """The handover that this case asks for: of its track, or of the report with decision C.

    Begun twice it is one handover; what triage said of the receiver is taken over.
    Raises DomainError when there is nothing to hand over.
    """
    case = locked(case)
    if not permissions.can_prepare_in(case, actor):
        raise PermissionDenied
    if running := Handover.objects.running().filter(case=case).first():
        return running
    at = at or timezone.now()
    handover = _of_track(case) or _of_decision(case)
    if handover is None:
        raise DomainError(NOTHING_TO_HAND_OVER)
    handover.number = next_number(SeriesKind.HANDOVER, timezone.localdate(at).year)
    handover.severity = handover.report.assessment.severity or Severity.HEAVY
    handover.form = required_form(handover.origin, handover.severity)
    handover.begun_at, handover.begun_by = at, actor
    handover.save()
    record(AuditEvent.CREATED, actor=actor, target=handover)
    return handover


def _of_track(case: Case) -> Handover | None:
    track = (
        Track.objects.filter(case=case, state=TrackState.CONDITIONS_SET)
        .select_related("report__assessment")
        .first()
    )
    if track is None:
        return None
    origin = ORIGINS[TrackKind(track.kind)]
    return Handover(case=case, report=track.report, track=track, origin=origin)


def _of_decision(case: Case) -> Handover | None:
    report = (
        Report.objects.filter(
            case=case,
            state__in=DECIDED,
            assessment__outcome=TriageOutcome.DIRECT_HANDOVER,
            handover_accepted_at=None,
        )
        .select_related("assessment__receiver")
        .order_by("received_at", "pk")
        .first()
    )
    if report is None:
        return None
    assessment = report.assessment
    involved = assessment.receiver_kind == ReceiverKind.HELPER
    answers = {name: getattr(assessment, name) for name in Handover.FIVE} if involved else {}
    return Handover(
        case=case,
        report=report,
        origin=HandoverOrigin.TRIAGE,
        receiver=assessment.receiver,
        receiver_is_involved=involved,
        **answers,
    )
