"""Acts on what VT knows about safety: events, risks, what protects, and scores."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cases.enums import EventSource
from cases.services import events
from people.models import Person
from rehearsal.acts.registry import act
from rehearsal.stage import Turn
from safety.enums import RATERS_OF_FAMILY, ProtectiveKind, RaterKind, RiskKind, RiskStatus
from safety.models import RiskFactor
from safety.services import factors, scores


@act
def note_event(turn: Turn) -> str:
    """VT hears of something unsafe after the report."""
    facts = turn.facts
    known_by = facts.choice("known_by", EventSource)
    period, what = facts.text("period", ""), facts.text("what")
    effect, source = facts.text("effect", ""), facts.text("source", "")
    day = facts.day("happened_on")
    facts.refuse_rest()
    events.note_event(
        turn.case,
        known_by=known_by,
        happened_on=day,
        period=period,
        what=what,
        effect=effect,
        source=source,
        actor=turn.by,
    )
    return f"legt een onveilige gebeurtenis vast: {what}"


@act
def note_risk(turn: Turn) -> str:
    """What makes the family unsafe in the long run."""
    kind, told = RiskKind(turn.facts.choice("kind", RiskKind)), _about(turn)
    factors.note_risk(turn.case, kind=kind, actor=turn.by, **told)
    return f"legt een risico vast: {kind.label}"


@act
def move_risk(turn: Turn) -> str:
    """A risk stands otherwise now: ``kind``, ``status`` and what shows it."""
    facts = turn.facts
    kind, status = facts.choice("kind", RiskKind), facts.choice("status", RiskStatus)
    reason = facts.text("reason")
    facts.refuse_rest()
    row = RiskFactor.objects.filter(case=turn.case, kind=kind, ended_at=None).first()
    if row is None:
        raise facts.mistake("kind", "dit risico is niet vastgelegd.")
    factors.change_risk_status(row, status=status, reason=reason, actor=turn.by)
    return f"werkt een risico bij: {RiskStatus(status).label}"


@act
def note_protective(turn: Turn) -> str:
    """What keeps the family safe."""
    kind, told = ProtectiveKind(turn.facts.choice("kind", ProtectiveKind)), _about(turn)
    factors.note_protective(turn.case, kind=kind, actor=turn.by, **told)
    return f"legt vast wat beschermt: {kind.label}"


@act
def note_score(turn: Turn) -> str:
    """How safe somebody is according to one rater, from 0 to 10."""
    facts = turn.facts
    person, score = turn.person(facts.text("person")), facts.number("score")
    rater = RaterKind(facts.choice("rater", RaterKind, RaterKind.VT))
    rated_by, rater_name = _rater(turn, rater)
    on, note = facts.day("on") or timezone.localdate(), facts.text("note", "")
    facts.refuse_rest()
    scores.note_score(
        turn.case,
        person=person,
        score=score,
        rater=rater,
        rated_by=rated_by,
        rater_name=rater_name,
        on=on,
        note=note,
        actor=turn.by,
    )
    return f"legt een score vast: {score}, volgens {rater.label}"


def _about(turn: Turn) -> dict[str, Any]:
    """A description, and the person it is about when it is not the whole family."""
    description = turn.facts.text("description")
    about = _person(turn, "about")
    turn.facts.refuse_rest()
    return {"description": description, "about": about}


def _rater(turn: Turn, rater: RaterKind) -> tuple[Person | None, str]:
    """Who gave the score: somebody of the script, or a name from outside."""
    if rater in RATERS_OF_FAMILY:
        return _person(turn, "rated_by"), ""
    return None, turn.facts.text("rated_by", "")


def _person(turn: Turn, name: str) -> Person | None:
    named = turn.facts.text(name, "")
    return turn.person(named) if named else None
