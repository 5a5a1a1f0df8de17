"""Acts of a repeat report: hearing who directs, and saying what becomes of it."""

from __future__ import annotations

from typing import Any

from cases.enums import ContactChannel, DirectorView, EventSource, OthersToldBy, RepeatOutcome
from cases.models import RepeatReport
from cases.services import coordinating, repeat_reports
from cases.services.repeat_reports import Processing
from rehearsal.acts.registry import act
from rehearsal.lines import ScriptError
from rehearsal.stage import Turn


@act
def speak_director(turn: Turn) -> str:
    """VT spoke who directs, by telephone when nothing is said."""
    facts = turn.facts
    told: dict[str, Any] = {
        "spoken_to": facts.text("spoken_to"),
        "channel": facts.choice("channel", ContactChannel, ContactChannel.PHONE),
        "view": facts.choice("view", DirectorView),
        "words": facts.text("words"),
    }
    facts.refuse_rest()
    coordinating.coordinate(_repeat(turn), actor=turn.by, **told)
    return f"stemt de hermelding af met {told['spoken_to']}: {told['words']}"


@act
def miss_director(turn: Turn) -> str:
    """VT tried and did not succeed."""
    facts = turn.facts
    tried, result = facts.text("tried"), facts.text("result")
    channel = facts.choice("channel", ContactChannel, ContactChannel.PHONE)
    facts.refuse_rest()
    coordinating.note_attempt(
        _repeat(turn), tried=tried, channel=channel, result=result, actor=turn.by
    )
    return f"probeert {tried} te bereiken: {result}"


@act
def answer_as_director(turn: Turn) -> str:
    """Who directs at the partner answers on the page of the family."""
    view, words = turn.facts.choice("view", DirectorView), turn.facts.text("words")
    turn.facts.refuse_rest()
    coordinating.answer_as_director(_repeat(turn), view=view, words=words, actor=turn.by)
    return f"antwoordt op de hermelding: {words}"


@act
def confirm_director(turn: Turn) -> str:
    """VT confirms the last answer of the partner."""
    turn.facts.refuse_rest()
    repeat = _repeat(turn)
    answer = repeat.answers.first()
    if answer is None:
        raise ScriptError(turn.facts.place, "de procesregisseur heeft nog niet geantwoord.")
    coordinating.confirm_answer(repeat, answer=answer.pk, actor=turn.by)
    return "bevestigt de zienswijze van de procesregisseur"


@act
def process_repeat(turn: Turn) -> str:
    """What becomes of it; ``happened_on`` and ``what`` when the report gave no day."""
    facts = turn.facts
    given = Processing(
        outcome=facts.choice("outcome", RepeatOutcome),
        reason=facts.text("reason", ""),
        advice=facts.text("advice", ""),
        others_told_by=facts.choice("others_told_by", OthersToldBy, OthersToldBy.NOBODY),
        others_to_tell=facts.text("others_to_tell", ""),
        happened_on=facts.day("happened_on"),
        what=facts.text("what", ""),
        known_by=facts.choice("known_by", EventSource, EventSource.READ),
    )
    facts.refuse_rest()
    repeat_reports.process(_repeat(turn), given, actor=turn.by)
    return f"verwerkt de hermelding: {RepeatOutcome(given.outcome).label}"


@act
def tell_others(turn: Turn) -> str:
    """The partner informed the others, as was asked."""
    turn.facts.refuse_rest()
    row = coordinating.others_have_heard(_repeat(turn), actor=turn.by)
    return f"informeert {row.others_to_tell}"


def _repeat(turn: Turn) -> RepeatReport:
    found = RepeatReport.objects.filter(report=turn.report).first()
    if found is None:
        raise ScriptError(turn.facts.place, "deze melding is geen hermelding.")
    return found
