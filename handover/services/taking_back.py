"""A handover that does not go through: VT holds the family, as it did all along (3.6)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from cases.enums import CaseState, ReportState
from cases.models import Case
from cases.services.terms import withdraw_terms
from handover import permissions
from handover.content import direct_reports
from handover.enums import WithdrawalReason
from handover.models import Handover
from handover.services.telling import tell_fell_away, tell_withdrawn
from localfield.services.bridging import stop_waiting
from safetyplans.services.local import plan_handover_is_taken_back
from tracks.enums import ENDED, TrackState
from tracks.services.course import take_back_handover
from workflow.steps import locked, take_step

if TYPE_CHECKING:
    from accounts.models import User
    from workflow.fsm import Stateful


@transaction.atomic
def withdraw(
    handover: Handover, *, reason: str, note: str, actor: "User", at: datetime | None = None
) -> Handover:
    """VT takes it back before the receiver accepted. The receiver no longer sees the family."""
    at = at or timezone.now()
    locked(handover.case)
    row = locked(handover)
    if not permissions.can_prepare(row, actor):
        raise PermissionDenied
    known = row.state
    row.withdrawal_reason, row.withdrawal_note = reason, note.strip()
    row.save(update_fields=["withdrawal_reason", "withdrawal_note"])
    row = take_step(row, "withdraw", actor=actor, at=at)
    undo(row, actor=actor)
    tell_withdrawn(row, was=known)
    return row


@transaction.atomic
def withdraw_what_fell_away(
    case: Case, *, because: "Stateful", at: datetime, actor: "User"
) -> None:
    """VT decided otherwise, or the case closed, while a handover waits: it is taken back in the
    same transaction, so that nobody accepts what no longer stands (000-05, 000-15)."""
    row = Handover.objects.running().filter(case=case).select_related("case", "track").first()
    if row is None or _still_stands(row):
        return
    known = row.state
    row = locked(row)
    row.withdrawal_reason = WithdrawalReason.DECIDED_OTHERWISE
    row.save(update_fields=["withdrawal_reason"])
    row = take_step(row, "withdraw", actor=actor, because=because, at=at)
    undo(row, actor=actor)
    tell_withdrawn(row, was=known)
    tell_fell_away(row, actor=actor)


def _still_stands(handover: Handover) -> bool:
    """After a track as long as that runs. Directly as long as its report waits for triage or has
    decision C, and VT does not act itself."""
    case = Case.objects.get(pk=handover.case_id)
    if case.state == CaseState.CLOSED:
        return False
    if handover.track:
        return handover.track.state not in ENDED
    if case.state not in (CaseState.ASSESSING, CaseState.HANDING_OVER):
        return False
    judged = handover.report.state not in (ReportState.RECEIVED, ReportState.ASSESSING)
    return not judged or handover.report in direct_reports(handover)


def undo(handover: Handover, *, actor: "User") -> None:
    """What the sending or the meeting had begun, ends: term, plan, bridging and track."""
    why = f"Overdracht {handover.number} {handover.get_state_display()}"
    withdraw_terms(["D5a"], handover.case, reason=why, actor=actor, report=handover.report)
    plan_handover_is_taken_back(handover.case, because=handover, actor=actor)
    if handover.held_at:
        held_at = handover.held_at
        stop_waiting(handover.case, why=why, because=handover, actor=actor, since=held_at)
    if handover.track and locked(handover.track).state == TrackState.HANDOVER_PLANNED:
        take_back_handover(handover.track, because=handover, actor=actor)
