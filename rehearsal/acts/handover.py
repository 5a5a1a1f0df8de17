"""Acts of a handover: begun, prepared, sent, answered, taken back."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from handover.enums import HandoverForm, RefusalReason, WithdrawalReason
from handover.models import Handover
from handover.services import answering, beginning, sending, taking_back, writing
from rehearsal.acts.registry import act
from rehearsal.acts.sharing import consents_in
from rehearsal.stage import Turn
from sharing.enums import ShareGround

ORGANISATIONS = ("receiver", "director")


@act
def begin_handover(turn: Turn) -> str:
    """The first page of the handover this case asks for."""
    turn.facts.refuse_rest()
    handover = beginning.begin_handover(turn.case, actor=turn.by)
    return f"begint overdracht {handover.number} ({handover.get_form_display()})"


@act
def prepare_handover(turn: Turn) -> str:
    """Receiver, form, what was spoken with whom, the five answers, texts of the document: the
    columns of a handover of the same name. ``receiver`` and ``director`` are organisations."""
    facts, handover = turn.facts, turn.handover
    names = writing.CHOSEN | writing.WRITTEN
    given = {name: _value(turn, name) for name in facts.names() if name in names}
    facts.expects(*names)
    facts.refuse_rest()
    chosen = {name: value for name, value in given.items() if name in writing.CHOSEN}
    written = {name: value for name, value in given.items() if name in writing.WRITTEN}
    if chosen:
        if "contacted_with" in chosen:
            chosen.setdefault("contacted_at", timezone.now())
        writing.choose(handover, actor=turn.by, **chosen)
    if written:
        writing.write(handover, actor=turn.by, **written)
    return f"werkt aan overdracht {handover.number}"


@act
def ground_sharing(turn: Turn) -> str:
    """``ground``, what each said (``moeder: given self``), and the ``weighing`` without consent."""
    facts = turn.facts
    ground, weighing = facts.choice("ground", ShareGround), facts.text("weighing", "")
    consents = consents_in(turn, facts.block_of("consents"))
    facts.refuse_rest()
    writing.ground_sharing(
        turn.handover,
        share_ground=ground,
        share_weighing=weighing,
        consents=consents,
        actor=turn.by,
    )
    return f"legt de grond om te delen vast: {ShareGround(ground).label}"


@act
def coordinate(turn: Turn) -> str:
    """Settled with the receiver; with a caution ``despite``."""
    despite = turn.facts.text("despite", "")
    turn.facts.refuse_rest()
    sending.coordinate(turn.handover, actor=turn.by, despite=despite)
    return "stemt de overdracht af met de ontvanger"


@act
def prepare_again(turn: Turn) -> str:
    """Receiver or form change after all."""
    turn.facts.refuse_rest()
    sending.prepare_again(turn.handover, actor=turn.by)
    return "bereidt de overdracht opnieuw voor"


@act
def send_handover(turn: Turn) -> str:
    """A written handover leaves VT."""
    turn.facts.refuse_rest()
    sending.send(turn.handover, actor=turn.by)
    return "verzendt de overdracht"


@act
def accept_handover(turn: Turn) -> str:
    """The receiver confirms receipt and takes regie; ``worker`` gets the family there.

    ``received: no`` or ``takes_regie: no`` leaves a tick out.
    """
    facts = turn.facts
    worker = turn.colleague("worker") if "worker" in facts else None
    received = facts.yes("received", default=True)
    takes_regie = facts.yes("takes_regie", default=True)
    facts.refuse_rest()
    answering.accept(
        turn.handover,
        receipt_confirmed=received,
        regie_taken=takes_regie,
        worker=worker,
        actor=turn.by,
    )
    return "accepteert de overdracht: de regie gaat over"


@act
def refuse_handover(turn: Turn) -> str:
    """The receiver does not take it."""
    facts = turn.facts
    reason, note = facts.choice("reason", RefusalReason), facts.text("note")
    facts.refuse_rest()
    answering.refuse(turn.handover, reason=reason, note=note, actor=turn.by)
    return f"weigert de overdracht: {RefusalReason(reason).label}"


@act
def withdraw_handover(turn: Turn) -> str:
    """VT takes it back before it was accepted."""
    facts = turn.facts
    reason, note = facts.choice("reason", WithdrawalReason), facts.text("note", "")
    facts.refuse_rest()
    taking_back.withdraw(turn.handover, reason=reason, note=note, actor=turn.by)
    return f"trekt de overdracht in: {WithdrawalReason(reason).label}"


def _value(turn: Turn, name: str) -> Any:
    if name in ORGANISATIONS:
        return turn.organisation(name)
    if name == "form":
        return turn.facts.choice(name, HandoverForm)
    return turn.facts.column(name, Handover)
