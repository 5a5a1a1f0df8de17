"""Acts of the advice desk: the talk, the support after it, and what it comes to."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from consultations.enums import AdviceChannel, EndReason
from consultations.models import Consultation
from consultations.services import advising, conversion, supporting
from consultations.services.advice_facts import AdviceFacts, Reasons
from organisations.models import Organisation
from rehearsal.acts.registry import act
from rehearsal.facts import Facts
from rehearsal.stage import Turn

A_SHORT_TALK = 10  # minutes


@act
def give_advice(turn: Turn) -> str:
    """A talk that just ended, registered in one go; with a support plan it stays open."""
    facts = turn.facts
    given, reasons = _talk(turn, ended_at=timezone.now()), _reasons(facts)
    end_reason = facts.choice("end_reason", EndReason, EndReason.ANSWERED)
    facts.refuse_rest()
    advice = advising.register_advice(given, actor=turn.by, reasons=reasons, end_reason=end_reason)
    turn.remember(advice)
    return f"geeft advies {advice.number}: {advice.get_state_display()}"


@act
def begin_advice(turn: Turn) -> str:
    """A talk that goes on, or is finished later."""
    given, reasons = _talk(turn), _reasons(turn.facts)
    turn.facts.refuse_rest()
    advice = advising.begin_advice(given, actor=turn.by, reasons=reasons)
    turn.remember(advice)
    return f"begint advies {advice.number}"


@act
def finish_advice(turn: Turn) -> str:
    """What was kept is filled in, and the talk is over."""
    facts, kept = turn.facts, turn.preceding(Consultation)
    given = facts.changing(AdviceFacts, kept, ended_at=timezone.now(), **_organisations(turn))
    reasons = _reasons(facts)
    end_reason = facts.choice("end_reason", EndReason, EndReason.ANSWERED)
    facts.refuse_rest()
    advice = advising.register_advice(given, actor=turn.by, reasons=reasons, end_reason=end_reason)
    return f"rondt advies {advice.number} af: {advice.get_state_display()}"


@act
def start_support(turn: Turn) -> str:
    """The caller is guided, with a plan and a day."""
    plan, day = turn.facts.text("plan"), turn.facts.day("next_contact_on")
    turn.facts.refuse_rest()
    advice = turn.preceding(Consultation)
    supporting.start_support(advice, plan=plan, next_contact_on=day, actor=turn.by)
    return f"begint ondersteuning bij {advice.number}"


@act
def note_support_contact(turn: Turn) -> str:
    """A contact in the support, and when the next one is."""
    facts = turn.facts
    summary, day = facts.text("summary"), facts.day("next_contact_on")
    channel = facts.choice("channel", AdviceChannel, AdviceChannel.PHONE)
    facts.refuse_rest()
    advice = turn.preceding(Consultation)
    supporting.note_support_contact(
        advice, summary=summary, channel=channel, next_contact_on=day, actor=turn.by
    )
    return f"heeft contact over {advice.number} ({AdviceChannel(channel).label})"


@act
def close_advice(turn: Turn) -> str:
    """Nothing more is to be done for this caller."""
    reason = turn.facts.choice("reason", EndReason, "")
    turn.facts.refuse_rest()
    advice = advising.close_advice(turn.preceding(Consultation), reason=reason, actor=turn.by)
    return f"sluit advies {advice.number} af"


@act
def caller_agrees(turn: Turn) -> str:
    """The caller says: I report."""
    turn.facts.refuse_rest()
    advice = conversion.caller_agrees(turn.preceding(Consultation), actor=turn.by)
    return f"legt bij {advice.number} vast dat de beller wil melden"


@act
def lapse_advice(turn: Turn) -> str:
    """It turns out not to be an advice."""
    reason = turn.facts.text("reason", "")
    turn.facts.refuse_rest()
    advice = advising.lapse_advice(turn.preceding(Consultation), reason=reason, actor=turn.by)
    return f"laat advies {advice.number} vervallen: {reason}"


@act
def reopen_advice(turn: Turn) -> str:
    """The caller rings back about the same advice."""
    reason = turn.facts.text("reason", "")
    turn.facts.refuse_rest()
    advice = advising.reopen_advice(turn.preceding(Consultation), reason=reason, actor=turn.by)
    return f"heropent advies {advice.number}: {reason}"


def _organisations(turn: Turn) -> dict[str, Organisation]:
    """Who calls and where it plays, by the name the script gives them."""
    named = ("caller_organisation", "municipality")
    return {name: turn.organisation(name) for name in named if name in turn.facts}


def _talk(turn: Turn, **known: Any) -> AdviceFacts:
    """A talk that began ``minutes`` before this moment."""
    minutes = turn.facts.number("minutes", A_SHORT_TALK)
    began_at = timezone.now() - timedelta(minutes=minutes)
    given = {**_organisations(turn), **known}
    return turn.facts.into(AdviceFacts, Consultation, began_at=began_at, **given)


def _reasons(facts: Facts) -> Reasons:
    """``despite_identities`` and ``despite_norm``: why a warning is passed."""
    return Reasons(
        identities=facts.text("despite_identities", ""), norm=facts.text("despite_norm", "")
    )
