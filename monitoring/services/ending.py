"""The end of following a family: proposed by one, agreed by another; or by a new track (3.7)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.services.at_local_field import case_is_no_longer_followed
from cases.services.working_along import end_working_along, let_work_along
from common.exceptions import DomainError, TransitionBlocked
from monitoring import permissions
from monitoring.enums import MOMENT_OVER, EndKind, MonitoringState, OtherEnd
from monitoring.models import EndProposal, MonitoringMoment, MonitoringTrajectory
from monitoring.services.messages import tell_answered, tell_ended, tell_proposed
from monitoring.services.reports import TELLS, end_letter
from monitoring.services.terms import withdraw_term
from workflow.steps import NOT_FROM_HERE, locked, objections, take_step

if TYPE_CHECKING:
    from accounts.models import User
    from workflow.fsm import Stateful

NEW_TRACK = "Een nieuwe dienst is overgedragen; het volgen begint opnieuw."
OVER = "Veilig Thuis volgt dit gezin niet langer: {why}."
NO_MOTIVE = "Schrijf waarom het volgen kan stoppen."
NO_SIGHT = "Schrijf wie daarna zicht houdt op de veiligheid."
NO_OTHER = "Kies wat er aan de hand is."
WAITS = "Er ligt al een voorstel om te stoppen. Wacht op het antwoord."
NO_ANSWER = "Schrijf waarom u niet akkoord bent."
APPROVES = "akkoord met het einde van het volgen"
STEP = {
    EndKind.STABLE: "end_stable",
    EndKind.MAX_DURATION: "end_max_duration",
    EndKind.OTHER: "end_otherwise",
}
MAY = {
    EndKind.STABLE: permissions.can_approve_stable,
    EndKind.MAX_DURATION: permissions.can_approve_end,
    EndKind.OTHER: permissions.can_approve_end,
}


@transaction.atomic
def propose_end(
    trajectory: MonitoringTrajectory,
    *,
    kind: EndKind | str,
    motive: str,
    actor: "User",
    other: OtherEnd | str = "",
    sight_by: str = "",
    score_reason: str = "",
    approver: "User | None" = None,
) -> EndProposal:
    """Somebody who follows the family proposes to stop; another agrees or does not.

    ``approver`` is asked to look, and sees the case for it. What stands in the way already is said
    now. Sent twice it is one proposal.
    """
    locked(trajectory.case)
    row = locked(trajectory)
    if not permissions.can_monitor_in(row.case, actor):
        raise PermissionDenied
    if not row.runs:
        raise TransitionBlocked(NOT_FROM_HERE)
    told = {
        "kind": EndKind(kind),
        "other": other if kind == EndKind.OTHER else "",
        "motive": motive.strip(),
        "sight_by": sight_by.strip(),
        "score_reason": score_reason.strip(),
    }
    waiting = row.proposals.filter(answered_at=None).first()
    if waiting and waiting.proposed_by_id == actor.pk and waiting.motive == told["motive"]:
        return waiting
    _refuse(waiting, told)
    proposal = EndProposal.objects.create(
        trajectory=row, proposed_at=timezone.now(), proposed_by=actor, **told
    )
    if reasons := objections(row, STEP[EndKind(kind)]):
        raise TransitionBlocked(*reasons)
    record(AuditEvent.CREATED, actor=actor, target=row, proposal=proposal.pk, end=kind)
    if approver:
        at = proposal.proposed_at
        let_work_along(row.case, colleague=approver, task=APPROVES, at=at, actor=actor)
    tell_proposed(proposal, approver)
    return proposal


@transaction.atomic
def answer_proposal(
    proposal: EndProposal, *, agreed: bool, answer: str, actor: "User"
) -> EndProposal:
    """A second person agrees, and following ends at that moment; or says why not, and it goes on.

    Who proposed it never agrees (3.7); taking one's own proposal back is not agreeing.
    """
    locked(proposal.trajectory.case)
    trajectory = locked(proposal.trajectory)
    row = EndProposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    own = row.proposed_by_id == actor.pk
    if not MAY[EndKind(row.kind)](trajectory, actor) and (agreed or not own):
        raise PermissionDenied
    if row.answered_at:
        raise TransitionBlocked(NOT_FROM_HERE)
    if not agreed and not answer.strip():
        raise DomainError(NO_ANSWER)
    at = timezone.now()
    if agreed:
        trajectory = take_step(trajectory, STEP[EndKind(row.kind)], actor=actor, at=at, by=actor)
    row.agreed, row.answer, row.answered_at, row.answered_by = agreed, answer.strip(), at, actor
    row.save(update_fields=["agreed", "answer", "answered_at", "answered_by"])
    record(AuditEvent.CHANGED, actor=actor, target=trajectory, proposal=row.pk, agreed=agreed)
    end_working_along(trajectory.case, task=APPROVES, at=at, actor=actor)
    tell_answered(row)
    if agreed:
        _stop(trajectory, row, at=at, actor=actor)
    return row


def _stop(
    trajectory: MonitoringTrajectory, proposal: EndProposal, *, at: datetime, actor: "User"
) -> None:
    """What was to come lapses, family and municipality hear, and the case goes on without VT. Who
    proposed it sees the case until the family heard."""
    why = OVER.format(why=proposal.get_kind_display())
    lapse_moments(trajectory, why=why, because=trajectory, actor=actor)
    proposal.letter = end_letter(proposal)
    proposal.save(update_fields=["letter"])
    tell_ended(proposal)
    case_is_no_longer_followed(trajectory.case, because=trajectory, at=at, actor=actor)
    teller = proposal.proposed_by
    if teller.is_active:
        let_work_along(trajectory.case, colleague=teller, task=TELLS, at=at, actor=actor)


def _refuse(waiting: EndProposal | None, told: dict[str, str]) -> None:
    needs_sight = told["kind"] != EndKind.STABLE
    reasons = [
        sentence
        for wrong, sentence in (
            (waiting is not None, WAITS),
            (not told["motive"], NO_MOTIVE),
            (needs_sight and not told["sight_by"], NO_SIGHT),
            (told["kind"] == EndKind.OTHER and told["other"] not in OtherEnd.values, NO_OTHER),
        )
        if wrong
    ]
    if reasons:
        raise DomainError(*reasons)


@transaction.atomic
def end_for_new_track(
    trajectory: MonitoringTrajectory, *, because: "Stateful", at: datetime, actor: "User"
) -> MonitoringTrajectory:
    """A next track was handed over: its own trajectory takes the place of this one."""
    row = take_step(trajectory, "end_for_new_track", actor=actor, because=because, at=at, by=actor)
    lapse_moments(row, why=NEW_TRACK, because=because, actor=actor)
    EndProposal.objects.filter(trajectory=row, answered_at=None).update(
        agreed=False, answer=NEW_TRACK, answered_at=at, answered_by=actor
    )
    return row


def lapse_moments(
    trajectory: MonitoringTrajectory, *, why: str, because: "Stateful", actor: "User"
) -> None:
    """What was still to come falls away, with its term."""
    left = MonitoringMoment.objects.filter(trajectory=trajectory).exclude(state__in=MOMENT_OVER)
    for moment in left:
        withdraw_term(moment, reason=why, actor=actor)
        take_step(moment, "lapse", actor=actor, because=because, why=why)


def may_be_proposed(trajectory: MonitoringTrajectory) -> bool:
    """Whether there is something to stop and nobody proposed it yet."""
    waits = trajectory.proposals.filter(answered_at=None).exists()
    return trajectory.state in (MonitoringState.ACTIVE, MonitoringState.SUSPENDED) and not waits
