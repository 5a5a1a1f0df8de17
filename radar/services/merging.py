"""Proposing that entries are one person or two, and deciding it: never by the same colleague."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import record
from cases.selectors.colleagues import colleagues_who_may
from common.exceptions import DomainError
from notifications.enums import NotificationKind
from notifications.services import Message, notify
from people.likeness import likeness
from people.models import Household, Person
from people.permissions import can_view
from people.selectors import traits_of
from people.services import join, objections_to_joining, take_apart
from people.services.merging import NOT_MERGED
from radar.enums import MergeKind, MergeState
from radar.models import MergeProposal
from radar.permissions import can_propose_merge
from workflow.steps import take_step

if TYPE_CHECKING:
    from accounts.models import User

NO_REASON = "Schrijf waarom. Wie beslist, moet het kunnen nagaan."
NO_NOTE = "Schrijf waarom u het afwijst."
WAITS_ALREADY = "Over deze vastlegging ligt al een voorstel. Wacht dat af, of trek het eerst in."
ASKED = "Voorstel: twee vastleggingen {what}"
ANSWERED = "Uw voorstel is {state}"


@transaction.atomic
def propose_joining(
    kept: Person,
    absorbed: Person,
    *,
    why: str,
    actor: "User",
    households: tuple[Household, Household] | None = None,
) -> MergeProposal:
    """Propose that two entries are one person; asked twice it is one proposal.

    ``households``: the one that stays and the one that goes up in it, when they are one too.
    Raises DomainError, PermissionDenied.
    """
    reasons = objections_to_joining(kept, absorbed)
    if households:
        reasons += objections_to_joining(*households)
    alike = likeness(traits_of(kept), traits_of(absorbed))
    stays, goes = households or (None, None)
    return _propose(
        MergeProposal(
            kind=MergeKind.JOIN,
            kept=kept,
            absorbed=absorbed,
            kept_household=stays,
            absorbed_household=goes,
            score=alike.score,
            reasons=list(alike.reasons),
        ),
        reasons,
        why=why,
        actor=actor,
    )


@transaction.atomic
def propose_parting(absorbed: Person, *, why: str, actor: "User") -> MergeProposal:
    """Propose that two entries that were joined are two persons after all."""
    joined = (
        MergeProposal.objects.filter(
            kind=MergeKind.JOIN, state=MergeState.APPROVED, absorbed=absorbed
        )
        .select_related("kept", "kept_household", "absorbed_household")
        .order_by("-decided_at", "-pk")
        .first()
    )
    if joined is None or absorbed.merged_into_id != joined.kept_id:
        raise DomainError(NOT_MERGED)
    return _propose(
        MergeProposal(
            kind=MergeKind.PART,
            kept=joined.kept,
            absorbed=absorbed,
            kept_household=joined.kept_household,
            absorbed_household=joined.absorbed_household,
            score=joined.score,
            reasons=joined.reasons,
        ),
        [],
        why=why,
        actor=actor,
    )


@transaction.atomic
def approve(proposal: MergeProposal, *, actor: "User", note: str = "") -> MergeProposal:
    """Join, or take apart, by somebody else than who proposed it."""
    row = take_step(proposal, "approve", actor=actor, by=actor, at=timezone.now(), note=note)
    act = join if row.kind == MergeKind.JOIN else take_apart
    act(row.kept, row.absorbed, actor=actor)
    if row.kept_household and row.absorbed_household:
        act(row.kept_household, row.absorbed_household, actor=actor)
    _tell_who_asked(row)
    return row


@transaction.atomic
def refuse(proposal: MergeProposal, *, actor: "User", note: str = "") -> MergeProposal:
    """Leave everything as it is, and say why."""
    if not note.strip():
        raise DomainError(NO_NOTE)
    row = take_step(proposal, "refuse", actor=actor, by=actor, at=timezone.now(), note=note)
    _tell_who_asked(row)
    return row


def withdraw(proposal: MergeProposal, *, actor: "User", note: str = "") -> MergeProposal:
    """Take back what one proposed oneself."""
    return take_step(proposal, "withdraw", actor=actor, by=actor, at=timezone.now(), note=note)


def _propose(
    proposal: MergeProposal, reasons: list[str], *, why: str, actor: "User"
) -> MergeProposal:
    if not can_propose_merge(proposal.kept, proposal.absorbed, actor):
        raise PermissionDenied
    if not why.strip():
        reasons = [*reasons, NO_REASON]
    if reasons:
        raise DomainError(*reasons)
    # Who proposes for the same entry at once waits here, and then finds the first proposal.
    Person.objects.select_for_update(of=("self",)).get(pk=proposal.absorbed_id)
    waits = MergeProposal.objects.waiting().filter(absorbed=proposal.absorbed).first()
    if waits and (waits.kept_id, waits.kind) != (proposal.kept_id, proposal.kind):
        raise DomainError(WAITS_ALREADY)
    if waits:
        return waits
    proposal.why, proposal.proposed_by, proposal.proposed_at = why.strip(), actor, timezone.now()
    proposal.save()
    record(AuditEvent.CREATED, actor=actor, target=proposal)
    _tell_who_decides(proposal)
    return proposal


def _tell_who_decides(proposal: MergeProposal) -> None:
    leads = colleagues_who_may(Permission.TEAM_APPROVE, proposal.kept.region)
    persons = (proposal.kept, proposal.absorbed)
    deciding = [
        lead
        for lead in leads.exclude(pk=proposal.proposed_by_id)
        if all(can_view(person, lead) for person in persons)
    ]
    title = ASKED.format(what=proposal.get_kind_display())
    notify(deciding, _message(proposal, title, moment=proposal.proposed_at))


def _tell_who_asked(proposal: MergeProposal) -> None:
    assert proposal.decided_at is not None
    title = ANSWERED.format(state=proposal.get_state_display())
    notify([proposal.proposed_by], _message(proposal, title, moment=proposal.decided_at))


def _message(proposal: MergeProposal, title: str, *, moment: datetime) -> Message:
    return Message(
        kind=NotificationKind.APPROVAL,
        key=f"radar:merge:{proposal.pk}:{moment.isoformat()}",
        title=title,
        path=reverse("radar:proposal", args=[proposal.pk]),
        by_email=True,
    )
