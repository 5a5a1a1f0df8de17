"""Acts of a municipality that consults Veilig Thuis about its own case."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from consultations.enums import UsdState
from consultations.models import UsdConsultation, UsdTask
from consultations.services import usd, usd_deciding
from consultations.services.usd_facts import (
    DecisionFacts,
    FollowUp,
    TaskFacts,
    UsdFacts,
    UsdReasons,
)
from rehearsal.acts.registry import act
from rehearsal.facts import Facts
from rehearsal.stage import Turn


@act
def register_consultation(turn: Turn) -> str:
    """The consulent called Veilig Thuis and writes it down, finished or not."""
    facts = turn.facts
    given = facts.into(UsdFacts, UsdConsultation, consulted_at=timezone.now(), **_advice(turn))
    reasons = _reasons(facts)
    facts.refuse_rest()
    row = usd.register_usd(given, actor=turn.by, reasons=reasons)
    turn.remember(row)
    return f"legt consultatie {row.number} vast: {row.get_state_display()}"


@act
def complete_consultation(turn: Turn) -> str:
    """What was kept is filled in; once the advice of Veilig Thuis is written it is received."""
    facts, kept = turn.facts, turn.preceding(UsdConsultation)
    given = facts.changing(UsdFacts, kept, **_advice(turn))
    reasons = _reasons(facts)
    facts.refuse_rest()
    row = usd.change_usd(kept, given, actor=turn.by, reasons=reasons)
    return f"vult consultatie {row.number} aan: {row.get_state_display()}"


@act
def decide_consultation(turn: Turn) -> str:
    """What the municipality and Veilig Thuis decided together."""
    facts = turn.facts
    reasons = _reasons(facts)
    given = DecisionFacts(
        decision=facts.choice("decision", UsdState),
        note=facts.text("note", ""),
        talk_on=facts.day("talk_on"),
        talk_with=facts.text("talk_with", ""),
    )
    facts.refuse_rest()
    row = usd_deciding.decide(
        turn.preceding(UsdConsultation), given, actor=turn.by, reasons=reasons
    )
    return f"besluit over {row.number}: {row.get_state_display()}"


@act
def divide_tasks(turn: Turn) -> str:
    """Who does what, the whole division at once."""
    reasons = _reasons(turn.facts)
    tasks = [_task(block) for block in turn.facts.blocks("tasks")]
    turn.facts.refuse_rest()
    row = turn.preceding(UsdConsultation)
    usd_deciding.divide_tasks(row, tasks, actor=turn.by, reasons=reasons)
    return f"verdeelt de taken van {row.number}: {len(tasks)}"


@act
def plan_follow_up(turn: Turn) -> str:
    """When the consulent looks again, and at what."""
    given = FollowUp(text=turn.facts.text("text"), on=turn.facts.day("on"))
    reasons = _reasons(turn.facts)
    turn.facts.refuse_rest()
    row = turn.preceding(UsdConsultation)
    usd_deciding.plan_follow_up(row, given, actor=turn.by, reasons=reasons)
    return f"plant het vervolg van {row.number}"


@act
def close_consultation(turn: Turn) -> str:
    """Decided and divided: finished for the municipality."""
    reasons = _reasons(turn.facts)
    turn.facts.refuse_rest()
    row = usd_deciding.close_usd(turn.preceding(UsdConsultation), actor=turn.by, reasons=reasons)
    return f"sluit consultatie {row.number} af"


def _advice(turn: Turn) -> dict[str, Any]:
    """The number Veilig Thuis gave its advice: ``advice_number`` names the one of the script."""
    if "advice_number" not in turn.facts:
        return {}
    named = turn.facts.known("advice_number", turn.stage.preceding, "Het advies")
    return {"advice_number": named.number}


def _task(facts: Facts) -> TaskFacts:
    task = facts.into(TaskFacts, UsdTask)
    facts.refuse_rest()
    return task


def _reasons(facts: Facts) -> UsdReasons:
    """Per warning why it is passed."""
    return UsdReasons(
        identities=facts.text("despite_identities", ""),
        unreported=facts.text("despite_norm", ""),
        unlinked=facts.text("despite_no_report", ""),
    )
