"""Acts of the safety plan: written, talked over, checked, adopted, written anew."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cases.models import UnsafeEvent
from rehearsal.acts.registry import act
from rehearsal.facts import Facts
from rehearsal.lines import ScriptError
from rehearsal.stage import Turn
from safety.enums import RiskKind
from safety.models import RiskFactor
from safetyplans.enums import Audience, Stance, VersionReason
from safetyplans.languages import SOURCE
from safetyplans.models import FallbackStep, HelpProposal, SafetyAgreement, SafetyPerson, SafetyPlan
from safetyplans.services import adopting, checking, printing, rows, views_noted, writing

ROWS: dict[str, Any] = {
    "agreements": SafetyAgreement,
    "fallback": FallbackStep,
    "help": HelpProposal,
}
CONDITION = ("text", "risk_note", "sight_by", "seen_by")


@act
def begin_plan(turn: Turn) -> str:
    """The first page of the plan."""
    turn.facts.refuse_rest()
    plan = adopting.begin_plan(turn.track, actor=turn.by)
    return f"begint veiligheidsplan {plan.number}"


@act
def write_plan(turn: Turn) -> str:
    """Texts, ``conditions``, ``agreements``, ``fallback``, ``help`` and ``safety_persons``; what
    the script tells is added. Every unsafe event of the case is in it (``events: no``: none)."""
    facts, plan = turn.facts, turn.plan
    texts = {name: facts.text(name) for name in SafetyPlan.TEXTS if name in facts}
    facts.expects(*SafetyPlan.TEXTS)
    writing.write_texts(plan, actor=turn.by, **texts)
    events = list(UnsafeEvent.objects.filter(case=turn.case))
    if facts.yes("events", default=True):
        writing.choose_events(plan, events=events, actor=turn.by)
    for condition in facts.blocks("conditions"):
        _add_condition(turn, plan, condition, events)
    for name, kind in ROWS.items():
        for row in facts.blocks(name):
            words: dict[str, Any] = {word: row.text(word, "") for word in rows.WORDS[kind]}
            row.refuse_rest()
            rows.add_row(plan, kind, actor=turn.by, **words)
    for row in facts.blocks("safety_persons"):
        _add_safety_person(turn, plan, row)
    facts.refuse_rest()
    return "schrijft aan het veiligheidsplan"


@act
def change_condition(turn: Turn) -> str:
    """Other words for condition ``number``."""
    facts = turn.facts
    condition = turn.plan.conditions.get(number=facts.number("number"))
    words: dict[str, Any] = {name: facts.text(name) for name in CONDITION if name in facts}
    facts.expects(*CONDITION)
    facts.refuse_rest()
    writing.write_condition(condition, actor=turn.by, **words)
    return f"past voorwaarde {condition.number} aan"


@act
def drop_condition(turn: Turn) -> str:
    """Condition ``number`` no longer holds; once it stood in a version with a ``reason``."""
    facts = turn.facts
    condition = turn.plan.conditions.get(number=facts.number("number"))
    reason = facts.text("reason", "")
    facts.refuse_rest()
    writing.drop_condition(condition, actor=turn.by, reason=reason)
    return f"haalt voorwaarde {condition.number} weg"


@act
def change_row(turn: Turn) -> str:
    """Other words in row ``number`` of the ``agreements``, the ``fallback`` or the ``help``."""
    facts = turn.facts
    kind = facts.known("kind", ROWS, "De regel")
    row = kind.objects.get(plan=turn.plan, number=facts.number("number"))
    words = {name: facts.text(name) for name in rows.WORDS[kind] if name in facts}
    facts.expects(*rows.WORDS[kind])
    facts.refuse_rest()
    rows.write_row(row, actor=turn.by, **words)
    return f"past {row} aan"


@act
def discuss_plan(turn: Turn) -> str:
    """The family gets it to read."""
    turn.facts.refuse_rest()
    adopting.discuss_plan(turn.plan, actor=turn.by)
    return "legt het veiligheidsplan voor aan het gezin"


@act
def take_back_plan(turn: Turn) -> str:
    """What the family said asks for other words."""
    turn.facts.refuse_rest()
    adopting.take_back_plan(turn.plan, actor=turn.by)
    return "haalt het veiligheidsplan terug naar concept"


@act
def note_views(turn: Turn) -> str:
    """What each said: ``moeder: agrees Zo moet het``; a small child is ``too_young``."""
    facts = turn.facts
    for name in facts.names():
        stance, _, view = facts.text(name).partition(" ")
        if stance not in Stance.values:
            raise facts.mistake(name, f"‘{stance}’ is geen mening: {', '.join(Stance.values)}.")
        views_noted.note_view(
            turn.plan,
            turn.person(name),
            stance=stance,
            view=view,
            spoken_on=timezone.localdate(),
            actor=turn.by,
        )
    return f"legt vast wat {', '.join(facts.names())} van het plan vinden"


@act
def ask_plan_reader(turn: Turn) -> str:
    """A colleague who did not write is asked to read."""
    reader = turn.colleague("reader")
    turn.facts.refuse_rest()
    checking.ask_second_reader(turn.plan, reader=reader, actor=turn.by)
    return f"vraagt {reader} het plan als tweede lezer te toetsen"


@act
def check_plan(turn: Turn) -> str:
    """All four ticks, without those in ``not_yet``, and ``remarks``."""
    facts = turn.facts
    missing, remarks = facts.texts("not_yet"), facts.text("remarks", "")
    facts.refuse_rest()
    ticks = {name: name not in missing for name in checking.TICKS}
    check = checking.check_plan(turn.plan, ticks=ticks, remarks=remarks, actor=turn.by)
    return f"toetst het plan als {check.get_role_display()}"


@act
def adopt_plan(turn: Turn) -> str:
    """The words hold: a version is frozen."""
    turn.facts.refuse_rest()
    version = adopting.adopt_plan(turn.plan, actor=turn.by)
    return f"stelt het veiligheidsplan vast: versie {version.number}"


@act
def revise_plan(turn: Turn) -> str:
    """A new version is written."""
    facts = turn.facts
    reason, note = facts.choice("reason", VersionReason), facts.text("note")
    facts.refuse_rest()
    adopting.revise_plan(turn.plan, reason=VersionReason(reason), note=note, actor=turn.by)
    return f"begint een nieuwe versie: {note}"


@act
def print_plan(turn: Turn) -> str:
    """The latest version on paper: for ``reader``, or without one for professionals."""
    facts = turn.facts
    reader = turn.person(facts.text("reader")) if "reader" in facts else None
    read_along, language = facts.yes("read_along"), facts.text("language", SOURCE)
    facts.refuse_rest()
    version = turn.plan.versions.order_by("-number").first()
    if version is None:
        raise ScriptError(facts.place, "het veiligheidsplan is nog niet vastgesteld.")
    made = printing.print_version(
        version,
        audience=Audience.FAMILY if reader else Audience.PROFESSIONAL,
        reader=reader,
        language=language,
        read_along=read_along,
        actor=turn.by,
    )
    return f"laat versie {version.number} afdrukken voor een {made.get_audience_display()}"


def _add_condition(turn: Turn, plan: SafetyPlan, told: Facts, events: list[UnsafeEvent]) -> None:
    about = [
        told.look_up("about", name, turn.stage.persons, "De persoon")
        for name in told.texts("about")
    ]
    words: dict[str, Any] = {name: told.text(name, "") for name in CONDITION}
    if "risk" in told:
        kind = told.choice("risk", RiskKind)
        words["risk"] = RiskFactor.objects.filter(case=turn.case, kind=kind).latest("pk")
    told.refuse_rest()
    condition = writing.add_condition(plan, actor=turn.by)
    writing.write_condition(condition, actor=turn.by, about=about, events=events, **words)


def _add_safety_person(turn: Turn, plan: SafetyPlan, told: Facts) -> None:
    child = told.known("child", turn.stage.persons, "De persoon")
    words: dict[str, Any] = {name: told.text(name, "") for name in ("name", "relation", "phone")}
    told.refuse_rest()
    rows.add_row(
        plan, SafetyPerson, child=child, actor=turn.by, knows=True, child_knows=True, **words
    )
