"""Turns of a track: proposed by a caseworker, decided by a team lead (domain 3.4)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError, TransitionBlocked
from common.overtaking import mark
from tracks import permissions
from tracks.enums import ConversionReason, EarlyEnd, ProposalKind, TrackKind
from tracks.models import Track
from tracks.services.course import convert_to_investigation, end_early
from tracks.services.telling import ask_team_leads, tell_owner
from workflow.steps import NOT_FROM_HERE, locked

if TYPE_CHECKING:
    from accounts.models import User

STEP_OF = {ProposalKind.INVESTIGATION: "convert", ProposalKind.END_EARLY: "end_early"}
ONLY_HERE = {
    ProposalKind.INVESTIGATION: ("conversion_reason",),
    ProposalKind.END_EARLY: ("early_end", "other_region", "other_region_informed_at"),
}
NO_NOTE = "Schrijf waarom u dit voorstelt."
NO_CONVERSION = "Kies waarom het onderzoek wordt: de reden gaat mee naar de teamleider."
NO_END = "Kies waarom de dienst voortijdig eindigt."
NO_REGION = "Het gezin is verhuisd: vul in naar welke Veilig Thuis-regio."
TO_COME = "De andere regio kan de ontvangst niet in de toekomst bevestigd hebben."
OTHER_PROPOSAL = (
    "Het voorstel is veranderd terwijl u het las. Er is niets besloten. Lees wat er nu staat en "
    "beslis opnieuw."
)
NO_REFUSAL = "Schrijf waarom u het voorstel afwijst."


@transaction.atomic
def propose_turn(
    track: Track,
    *,
    kind: str,
    note: str,
    actor: "User",
    conversion_reason: str = "",
    early_end: str = "",
    other_region: str = "",
    other_region_informed_at: datetime | None = None,
) -> Track:
    """V&V becomes an investigation, or the track ends early: a team lead decides.

    Proposing again completes the proposal, for instance once the other region has confirmed; the
    same proposal sent twice is one.
    """
    row = locked(track)
    if not permissions.can_work(row, actor):
        raise PermissionDenied
    wanted = ProposalKind(kind)
    given = {
        "proposed": wanted,
        "proposal_note": note.strip(),
        **_of_investigation(row, wanted, conversion_reason),
        **_of_ending(wanted, early_end, other_region, other_region_informed_at),
    }
    _refuse(row, given)
    changed = [name for name, value in given.items() if getattr(row, name) != value]
    if not changed:
        return row
    for name in changed:
        setattr(row, name, given[name])
    row.proposed_by = actor
    row.save(update_fields=[*changed, "proposed_by"])
    record(AuditEvent.CHANGED, actor=actor, target=row, proposed=kind, fields=sorted(changed))
    ask_team_leads(row, f"voorstel voor {wanted.label}")
    return row


@transaction.atomic
def withdraw_turn(track: Track, *, actor: "User", reason: str = "") -> Track:
    """Off the table: taken back by who works on the track, or refused, with a reason, by a team
    lead, of which the caseworker hears."""
    row = locked(track)
    works, decides = permissions.can_work(row, actor), permissions.can_approve_turn(row, actor)
    if not (works or decides):
        raise PermissionDenied
    if not row.proposed:
        raise TransitionBlocked(NOT_FROM_HERE)
    if not works and not reason.strip():
        raise DomainError(NO_REFUSAL)
    kind = ProposalKind(row.proposed)
    emptied = ["proposed", "proposal_note", *ONLY_HERE[kind]]
    for name in emptied:
        setattr(row, name, None if name.endswith("_at") else "")
    row.proposed_by = None
    row.save(update_fields=[*emptied, "proposed_by"])
    record(AuditEvent.CHANGED, actor=actor, target=row, proposed="", fields=sorted(emptied))
    if not works:
        tell_owner(row, f"het voorstel voor {kind.label} is afgewezen", body=reason.strip())
    return row


@transaction.atomic
def approve_turn(
    track: Track, *, actor: "User", seen: str = "", at: datetime | None = None
) -> Track:
    """The team lead agrees with what is proposed.

    ``seen`` is the mark of the proposal that was on the page: nobody ends a track by agreeing
    with something else.
    """
    row = locked(track)
    kind = row.proposed
    if not kind:
        raise TransitionBlocked(NOT_FROM_HERE, "Er ligt geen voorstel meer.")
    if seen and seen != mark_of_proposal(row):
        raise DomainError(OTHER_PROPOSAL)
    decide = end_early if kind == ProposalKind.END_EARLY else convert_to_investigation
    return decide(track, actor=actor, at=at)


def mark_of_proposal(track: Track) -> str:
    """Tells one proposal from another, without telling it."""
    told = ["proposed", "proposal_note", *(name for names in ONLY_HERE.values() for name in names)]
    return mark([track.proposed_by_id, *(getattr(track, name) for name in told)])


def _of_investigation(track: Track, wanted: ProposalKind, reason: str) -> dict[str, Any]:
    """Why it becomes one; of a track that was converted before, the reason stays."""
    if wanted == ProposalKind.INVESTIGATION:
        return {"conversion_reason": ConversionReason(reason) if reason else ""}
    return {} if track.converted_at else {"conversion_reason": ""}


def _of_ending(
    wanted: ProposalKind, early_end: str, region: str, informed_at: datetime | None
) -> dict[str, Any]:
    ends = wanted == ProposalKind.END_EARLY
    moved = ends and early_end == EarlyEnd.MOVED
    return {
        "early_end": EarlyEnd(early_end) if ends and early_end else "",
        "other_region": region.strip() if moved else "",
        "other_region_informed_at": informed_at if moved else None,
    }


def _refuse(track: Track, given: dict[str, Any]) -> None:
    kind = given["proposed"]
    if not any(
        step.name == STEP_OF[kind] and step.source == track.state
        for step in track.get_all_state_transitions()
    ):
        raise TransitionBlocked(NOT_FROM_HERE)
    informed_at = given["other_region_informed_at"]
    reasons = [
        sentence
        for sentence, wrong in (
            (NO_NOTE, not given["proposal_note"]),
            (
                NO_CONVERSION,
                kind == ProposalKind.INVESTIGATION and not given["conversion_reason"],
            ),
            (NO_END, kind == ProposalKind.END_EARLY and not given["early_end"]),
            (NO_REGION, given["early_end"] == EarlyEnd.MOVED and not given["other_region"]),
            (TO_COME, bool(informed_at and informed_at > timezone.now())),
        )
        if wrong
    ]
    if kind == ProposalKind.INVESTIGATION and track.kind == TrackKind.INVESTIGATION:
        reasons.append("Deze dienst is al een onderzoek.")
    if reasons:
        raise DomainError(*reasons)
