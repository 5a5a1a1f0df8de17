"""Acts of sharing what is known of a family: with a ground, and what each member said of it."""

from __future__ import annotations

from rehearsal.acts.registry import act
from rehearsal.facts import Facts
from rehearsal.lines import ScriptError
from rehearsal.stage import Turn
from sharing.consent import ConsentGiven
from sharing.enums import ConsentAnswer, ConsentBy, ShareGround, ShareKind
from sharing.models import FactSignal
from sharing.services import fact_signals, shares


@act
def note_share(turn: Turn) -> str:
    """What VT told ``to`` an organisation, or ``to_name`` when it is none of the region."""
    facts = turn.facts
    to = turn.organisation("to") if "to" in facts else facts.text("to_name")
    kind, what = facts.choice("kind", ShareKind), facts.text("what")
    ground, weighing = facts.choice("ground", ShareGround), facts.text("weighing", "")
    consents = consents_in(turn, facts.block_of("consents"))
    facts.refuse_rest()
    shares.note_share(
        turn.case,
        kind=kind,
        to=to,
        what=what,
        ground=ground,
        weighing=weighing,
        consents=consents,
        actor=turn.by,
    )
    return f"legt vast dat is gedeeld: {ShareKind(kind).label}"


@act
def signal_fact(turn: Turn) -> str:
    """'Dat, niet wat': ``municipality`` hears that the family was handed to ``receiver``."""
    facts = turn.facts
    municipality, receiver = turn.organisation("municipality"), turn.organisation("receiver")
    ground, weighing = facts.choice("ground", ShareGround), facts.text("weighing", "")
    consents = consents_in(turn, facts.block_of("consents"))
    facts.refuse_rest()
    fact_signals.signal_fact(
        turn.case,
        municipality=municipality,
        receiver=receiver,
        ground=ground,
        weighing=weighing,
        consents=consents,
        actor=turn.by,
    )
    return f"geeft {municipality} een signaal ‘dat, niet wat’"


@act
def see_signal(turn: Turn) -> str:
    """The municipality takes notice of the latest signal on this family."""
    turn.facts.refuse_rest()
    signal = FactSignal.objects.filter(share__case=turn.case).order_by("-pk").first()
    if signal is None:
        raise ScriptError(turn.facts.place, "er is nog geen signaal ‘dat, niet wat’.")
    fact_signals.see_signal(signal, actor=turn.by)
    return "ziet het signaal ‘dat, niet wat’"


def consents_in(turn: Turn, answers: Facts) -> list[ConsentGiven]:
    """``moeder: given self``: what somebody said, and who answered."""
    consents = []
    for name in answers.names():
        answer, _, given_by = answers.text(name).partition(" ")
        if answer not in ConsentAnswer.values or given_by not in ["", *ConsentBy.values]:
            raise answers.mistake(name, f"‘{answers.text(name)}’ is geen antwoord.")
        consents.append(ConsentGiven(turn.person(name), ConsentAnswer(answer), given_by))
    return consents
