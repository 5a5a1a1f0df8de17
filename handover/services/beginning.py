"""The first page of a handover: for whom, from what, and in which form."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.enums import CaseState, ReceiverKind
from cases.models import Case, SafetyAssessment
from common.exceptions import DomainError
from handover import permissions
from handover.content import direct_reports, reports_of
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
HEAVIEST_FIRST = (Severity.HEAVY, Severity.MEDIUM, Severity.LIGHT)
ORIGINS = {
    TrackKind.CONDITIONS: HandoverOrigin.CONDITIONS,
    TrackKind.INVESTIGATION: HandoverOrigin.INVESTIGATION,
}


@transaction.atomic
def begin_handover(case: Case, *, actor: "User", at: datetime | None = None) -> Handover:
    """The handover that this case asks for: of its track, or of the reports with decision C.

    Begun twice it is one handover. The heaviest report that goes along gives its weight; what
    triage said of the receiver and of the help there is, is taken over as a first text.
    Raises DomainError when there is nothing to hand over.
    """
    case = locked(case)
    if not permissions.can_prepare_in(case, actor):
        raise PermissionDenied
    if running := Handover.objects.running().filter(case=case).first():
        return running
    at = at or timezone.now()
    handover = asked_for(case)
    if handover is None:
        raise DomainError(NOTHING_TO_HAND_OVER)
    handover.number = next_number(SeriesKind.HANDOVER, timezone.localdate(at).year)
    handover.severity = _heaviest(handover)
    handover.form = required_form(handover.origin, handover.severity)
    handover.begun_at, handover.begun_by = at, actor
    handover.save()
    record(AuditEvent.CREATED, actor=actor, target=handover)
    return handover


def asked_for(case: Case) -> Handover | None:
    """The handover this case asks for, not begun yet; None when there is nothing to hand over."""
    return _of_track(case) or _of_decision(case)


def _of_track(case: Case) -> Handover | None:
    track = (
        Track.objects.filter(case=case, state=TrackState.CONDITIONS_SET)
        .select_related("report__assessment")
        .first()
    )
    if track is None:
        return None
    origin = ORIGINS[TrackKind(track.kind)]
    return Handover(
        case=case,
        report=track.report,
        track=track,
        origin=origin,
        current_help=track.report.assessment.current_help.strip(),
        advice_help=track.help_advice.strip(),
    )


def _of_decision(case: Case) -> Handover | None:
    """The oldest report with decision C; while VT acts or judges anew nothing goes directly."""
    waiting = Handover(case=case)
    reports = direct_reports(waiting) if case.state == CaseState.HANDING_OVER else []
    if not reports:
        return None
    assessment = reports[0].assessment
    involved = assessment.receiver_kind == ReceiverKind.HELPER
    answers = {name: getattr(assessment, name) for name in Handover.FIVE} if involved else {}
    return Handover(
        case=case,
        report=reports[0],
        origin=HandoverOrigin.TRIAGE,
        receiver=assessment.receiver,
        receiver_is_involved=involved,
        current_help=assessment.current_help.strip(),
        **answers,
    )


def _heaviest(handover: Handover) -> Severity:
    assessments = SafetyAssessment.objects.filter(report__in=reports_of(handover))
    weights = set(assessments.values_list("severity", flat=True))
    return next((weight for weight in HEAVIEST_FIRST if weight in weights), Severity.HEAVY)
