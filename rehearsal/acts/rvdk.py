"""Acts around a request to the Raad voor de Kinderbescherming."""

from __future__ import annotations

from django.utils import timezone

from rehearsal.acts.registry import act
from rehearsal.stage import Turn
from tracks.models import RvdkRequest
from tracks.services import rvdk


@act
def prepare_rvdk(turn: Turn) -> str:
    """A request with what the script tells of the plan for the waiting time."""
    facts = turn.facts
    named = [name for name in facts.names() if name in rvdk.PLAN_FACTS]
    given = {name: facts.column(name, RvdkRequest) for name in named}
    if "sight_organisation" in facts:
        given["sight_organisation"] = turn.organisation("sight_organisation")
    facts.expects(*rvdk.PLAN_FACTS)
    facts.refuse_rest()
    request = rvdk.prepare_request(turn.track, actor=turn.by)
    rvdk.write_request(request, actor=turn.by, **given)
    return "bereidt een verzoek aan de Raad voor"


@act
def submit_rvdk(turn: Turn) -> str:
    """The request goes to the Raad."""
    on = turn.facts.day("on") or timezone.localdate()
    turn.facts.refuse_rest()
    rvdk.submit_request(turn.rvdk_request, on=on, actor=turn.by)
    return "dient het verzoek in bij de Raad"


@act
def rvdk_received(turn: Turn) -> str:
    """The Raad has it; the family waits."""
    turn.facts.refuse_rest()
    rvdk.note_received(turn.rvdk_request, actor=turn.by)
    return "hoort dat de Raad het verzoek heeft"


@act
def rvdk_investigates(turn: Turn) -> str:
    """The Raad began."""
    turn.facts.refuse_rest()
    rvdk.note_investigating(turn.rvdk_request, actor=turn.by)
    return "hoort dat de Raad onderzoekt"


@act
def renew_estimate(turn: Turn) -> str:
    """A new veiligheidstaxatie, valid until another day."""
    facts = turn.facts
    valid_until, note = facts.day("valid_until"), facts.text("note")
    if valid_until is None:
        raise facts.mistake("valid_until", "‘valid_until’ ontbreekt: tot en met welke dag?")
    facts.refuse_rest()
    rvdk.renew_estimate(
        turn.rvdk_request,
        estimate_on=timezone.localdate(),
        valid_until=valid_until,
        note=note,
        actor=turn.by,
    )
    return f"maakt een nieuwe veiligheidstaxatie, geldig tot en met {valid_until:%d-%m-%Y}"


@act
def agree_sight(turn: Turn) -> str:
    """The table (JBT) names who keeps sight on safety while the family waits."""
    facts = turn.facts
    organisation = turn.organisation("organisation") if "organisation" in facts else None
    person, at_table = facts.text("person"), facts.yes("decided_at_table")
    facts.refuse_rest()
    rvdk.agree_sight(
        turn.rvdk_request,
        organisation=organisation,
        person=person,
        decided_at_table=at_table,
        actor=turn.by,
    )
    return f"spreekt af dat {organisation or 'Veilig Thuis'} zicht op veiligheid houdt"


@act
def rule_rvdk(turn: Turn) -> str:
    """What came of it."""
    outcome, stays = turn.facts.text("outcome"), turn.facts.yes("sight_stays")
    turn.facts.refuse_rest()
    rvdk.rule_request(turn.rvdk_request, outcome=outcome, sight_stays=stays, actor=turn.by)
    return f"hoort de uitspraak: {outcome}"


@act
def withdraw_rvdk(turn: Turn) -> str:
    """The request is not needed any more."""
    reason = turn.facts.text("reason")
    turn.facts.refuse_rest()
    rvdk.withdraw_request(turn.rvdk_request, reason=reason, actor=turn.by)
    return f"trekt het verzoek aan de Raad in: {reason}"
