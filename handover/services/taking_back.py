"""A handover that does not go through: VT holds the family, as it did all along (3.6)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from cases.services.terms import withdraw_terms
from handover import permissions
from handover.models import Handover
from handover.services.telling import tell_withdrawn
from localfield.services.bridging import stop_waiting
from safetyplans.services.local import plan_handover_is_taken_back
from tracks.enums import TrackState
from tracks.services.course import take_back_handover
from workflow.steps import locked, take_step

if TYPE_CHECKING:
    from accounts.models import User


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
