"""What is proposed for a track, by whom, and what is still missing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.text import capfirst

from common.shown import Fact
from tracks.enums import EarlyEnd, ProposalKind
from tracks.permissions import can_approve_turn, can_work
from tracks.screens.frame import is_over
from tracks.screens.words import day_of
from tracks.services.turns import STEP_OF, mark_of_proposal
from workflow.steps import objections

if TYPE_CHECKING:
    from accounts.models import User
    from tracks.models import Track


@dataclass(frozen=True)
class TurnPage:
    """``may_decide``: this reader is a team lead who did not propose it; ``mark`` tells this
    proposal from another."""

    proposed: str
    mark: str
    facts: list[Fact]
    still_needed: list[str]
    may_propose: bool
    may_decide: bool


def turn_page(track: "Track", reader: "User") -> TurnPage:
    proposed = bool(track.proposed)
    return TurnPage(
        proposed=_sentence(track) if proposed else "",
        mark=mark_of_proposal(track) if proposed else "",
        facts=_facts(track) if proposed else [],
        still_needed=objections(track, STEP_OF[ProposalKind(track.proposed)]) if proposed else [],
        may_propose=not is_over(track) and can_work(track, reader),
        may_decide=proposed and can_approve_turn(track, reader),
    )


def _sentence(track: "Track") -> str:
    by = track.proposed_by.name if track.proposed_by else ""
    return f"{by} stelt voor: {track.get_proposed_display()}."


def _facts(track: "Track") -> list[Fact]:
    facts = [Fact("Toelichting", track.proposal_note)]
    if track.proposed == ProposalKind.INVESTIGATION:
        return [Fact("Reden", capfirst(str(track.get_conversion_reason_display()))), *facts]
    facts.insert(0, Fact("Reden", capfirst(str(track.get_early_end_display()))))
    if track.early_end == EarlyEnd.MOVED:
        confirmed = day_of(track.other_region_informed_at) or "Nog niet"
        facts += [
            Fact("Naar welke regio", track.other_region),
            Fact("Die regio bevestigde", confirmed),
        ]
    return facts
