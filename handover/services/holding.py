"""What every change of a meeting begins with: the row held, the right asked, the writer noted."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError, TransitionBlocked
from handover import permissions
from handover.enums import AFTER_MEETING, WRITABLE, HandoverForm, HandoverState
from handover.guards import meeting as guards
from handover.guards.preparing import is_warm
from handover.models import Handover, WarmMeeting
from workflow.steps import NOT_FROM_HERE, locked

if TYPE_CHECKING:
    from accounts.models import User
    from organisations.models import Organisation

ELSEWHERE = "Deze organisatie werkt niet in deze regio, of niet meer."


def held_handover(handover: Handover, *, actor: "User") -> Handover:
    """The warm handover, fresh and held until the transaction ends, for who prepares it now.

    Raises PermissionDenied, or TransitionBlocked once VT no longer writes in it.
    """
    locked(handover.case)
    row = locked(handover)
    if not permissions.can_prepare(row, actor):
        raise PermissionDenied
    if row.state not in WRITABLE:
        raise TransitionBlocked(NOT_FROM_HERE)
    if row.form != HandoverForm.WARM:
        raise TransitionBlocked(is_warm.says(row))
    return row


def held_meeting(meeting: WarmMeeting, *, actor: "User") -> WarmMeeting:
    """The meeting with its handover, held, for who may write on its agenda now: VT as long as it
    prepares, and whoever answers at the receiver while the meeting takes place (3.6)."""
    handover = locked(meeting.handover)
    if not may_write_along(handover, actor):
        raise PermissionDenied
    if not is_writable(handover, actor):
        raise TransitionBlocked(NOT_FROM_HERE)
    row = locked_meeting(meeting)
    row.handover = handover
    return row


def locked_meeting(meeting: WarmMeeting) -> WarmMeeting:
    """The same row, fresh and held until the transaction ends."""
    return WarmMeeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)


def may_write_along(handover: Handover, actor: "User") -> bool:
    """Nobody at the receiver who is kept out of this family (A12); of VT that is the door."""
    if permissions.can_prepare(handover, actor):
        return True
    kept_out = handover.case.conflicts.filter(user=actor).exists()
    return permissions.can_answer(handover, actor) and not kept_out


def is_writable(handover: Handover, actor: "User") -> bool:
    """Whether the agenda is open now: to VT as long as it prepares, to the receiver while the
    meeting is planned."""
    by_vt = permissions.can_prepare(handover, actor)
    return handover.state in (WRITABLE if by_vt else (HandoverState.PLANNED,))


def wrote(meeting: WarmMeeting, *, actor: "User", **what: Any) -> None:
    """This colleague wrote in it. ``what`` names parts and fields: never the words, never a name.

    What was agreed at the table can be worded better afterwards, but nothing of it goes: then the
    guards of the meeting object as they did when it was held.
    """
    handover = meeting.handover
    if actor.pk not in handover.authors:
        handover.authors = [*handover.authors, actor.pk]
        handover.save(update_fields=["authors"])
    record(AuditEvent.CHANGED, actor=actor, target=meeting, **what)
    if handover.state in AFTER_MEETING:
        _stays_whole(handover)


def refuse_stranger(meeting: WarmMeeting, organisation: "Organisation | None") -> None:
    """Only organisations of the region work with the family."""
    case = meeting.handover.case
    if organisation and (organisation.region_id != case.region_id or not organisation.active):
        raise DomainError(ELSEWHERE)


def _stays_whole(handover: Handover) -> None:
    fresh = Handover.objects.get(pk=handover.pk)
    reasons = [guard.says(fresh) for guard in guards.AGREED if not guard(fresh)]
    if reasons:
        raise TransitionBlocked(*reasons)
