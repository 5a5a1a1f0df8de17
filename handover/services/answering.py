"""The receiver's answer. Regie passes on acceptance, and never before (000-05, 000-15)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from cases.services.at_local_field import (
    case_is_handed_over,
    case_is_monitored,
    report_is_accepted,
)
from cases.services.carrying import keep_carried
from cases.services.partner_workers import end_empty_desks
from cases.services.terms import meet_terms
from handover import permissions
from handover.guards.attendance import meeting_of
from handover.models import Handover
from handover.services.baton import pass_the_baton
from handover.services.following import begin_to_follow
from handover.services.holders import tell_holders
from handover.services.reporters import prepare_second_feedback
from handover.services.taking_back import undo
from handover.services.telling import tell_accepted, tell_refused
from localfield.enums import TrajectoryOrigin
from localfield.services.opening import open_family
from organisations.enums import Severity
from safetyplans.services.local import begin_local_half
from tracks.services.course import hand_over
from workflow.steps import locked, take_step

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def accept(
    handover: Handover,
    *,
    actor: "User",
    receipt_confirmed: bool,
    regie_taken: bool,
    worker: "User | None" = None,
    at: datetime | None = None,
) -> Handover:
    """The receiver has the information and takes regie: the baton passes at this moment.

    ``worker`` is who works with the family there; who accepts when nobody else is named. D5a ends
    and the first contact is due (D5b). VT lets a direct handover go and goes on monitoring after a
    track (000-35). Raises PermissionDenied or TransitionBlocked; nothing is half done.
    """
    at = at or timezone.now()
    row = _held_for_answer(handover, actor)
    row.receipt_confirmed, row.regie_taken = receipt_confirmed, regie_taken
    row.save(update_fields=["receipt_confirmed", "regie_taken"])
    row = take_step(row, "accept", actor=actor, at=at, by=actor)
    worker = worker or actor
    pass_the_baton(row, worker=worker, at=at, actor=actor)
    end_empty_desks(row.case, at=at, actor=actor)
    _begin_at_receiver(row, worker=worker, at=at, actor=actor)
    meet_terms(["D5a"], row.case, actor=actor, at=at, report=row.report)
    _let_go(row, at=at, actor=actor)
    prepare_second_feedback(row, worker=worker.name, actor=actor)
    tell_accepted(row)
    tell_holders(row, worker=worker, actor=actor)
    return locked(row)


@transaction.atomic
def refuse(
    handover: Handover, *, reason: str, note: str, actor: "User", at: datetime | None = None
) -> Handover:
    """The receiver does not take it. Regie never left VT; who prepared it hears, with the region
    officers and team leads (3.6)."""
    at = at or timezone.now()
    row = _held_for_answer(handover, actor)
    row.refusal_reason, row.refusal_note = reason, note.strip()
    row.save(update_fields=["refusal_reason", "refusal_note"])
    row = take_step(row, "refuse", actor=actor, at=at, by=actor)
    undo(row, actor=actor)
    tell_refused(row)
    return row


def _held_for_answer(handover: Handover, actor: "User") -> Handover:
    """This row and its case, held; for who answers at the receiver and is not kept out (A12).

    Who answers at once with another finds what the other did.
    """
    case = locked(handover.case)
    row = locked(handover)
    kept_out = case.conflicts.filter(user=actor).exists()
    if kept_out or not permissions.can_answer(row, actor):
        raise PermissionDenied
    return row


def _begin_at_receiver(handover: Handover, *, worker: "User", at: datetime, actor: "User") -> None:
    """The family gets its desk, its page and its half of the plan at the receiver."""
    receiver, case = handover.receiver, handover.case
    if receiver is None:
        raise AssertionError("an accepted handover has a receiver")
    meeting = meeting_of(handover)
    open_family(
        case,
        organisation=receiver,
        handover_number=handover.number,
        origin=TrajectoryOrigin.TRACK if handover.track_id else TrajectoryOrigin.DIRECT,
        severity=handover.severity,
        at=at,
        actor=actor,
        worker=worker,
        first_contact_days=handover.first_contact_days,
        first_evaluation_on=meeting.first_evaluation_on if meeting else None,
    )
    short = handover.track_id is None and handover.severity == Severity.LIGHT
    begin_local_half(case, because=handover, at=at, actor=actor, short_form=short)


def _let_go(handover: Handover, *, at: datetime, actor: "User") -> None:
    """What acceptance means at VT: the track is handed over, or the reports that went along are
    done."""
    if handover.track and handover.monitoring_from:
        hand_over(handover.track, because=handover, at=at, actor=actor)
        since = handover.monitoring_from
        case = case_is_monitored(handover.case, since=since, because=handover, actor=actor)
        keep_carried(case, at=at)
        begin_to_follow(handover, at=at, actor=actor)
    else:
        case_is_handed_over(handover.case, because=handover, at=at, actor=actor)
    for report in handover.case.reports.filter(handover_number=handover.number):
        report_is_accepted(report, at=at, actor=actor)
