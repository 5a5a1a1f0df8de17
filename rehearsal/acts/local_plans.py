"""Acts of the municipal half of the plan: written, laid before everybody, signed, adjusted."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from common.signatures import WIDTH, Drawing, SignatureGiven
from rehearsal.acts.registry import act
from rehearsal.facts import Facts
from rehearsal.stage import Turn
from safetyplans.enums import SignsAs, VersionReason
from safetyplans.family import life_domains, with_own_part
from safetyplans.local_content import WORDS
from safetyplans.models import (
    ConditionReturn,
    LifeArea,
    LocalAgreement,
    MunicipalPart,
    NetworkPerson,
    OwnPart,
    PlanGoal,
    PlanRecipient,
    SafetyPlan,
    Signatory,
    SubPlan,
)
from safetyplans.selectors.local import signatories_now
from safetyplans.services import signing
from safetyplans.services.local_writing import (
    ROW_WORDS,
    add_local_row,
    write_asked,
    write_words,
)

ROWS: dict[str, Any] = {
    "new_agreements": LocalAgreement,
    "goals": PlanGoal,
    "network": NetworkPerson,
    "sub_plans": SubPlan,
    "recipients": PlanRecipient,
    "signatories": Signatory,
}

FILLED = {
    "elaboration": "De afspraken van Veilig Thuis lopen door. Bij spanning belt het gezin ons.",
    "sight_how": "Elke week op bezoek; de kinderen worden ook apart gesproken.",
    "causes": "De spanning komt door geld en door te weinig rust. Daar is nu hulp voor.",
    "recovery": "De kinderen praten over wat zij zagen; de ouders horen wat dat met hen deed.",
    "end_goal": "Iedereen is thuis veilig, ook als het moeilijk is.",
    "report_to": "Het gezin en Veilig Thuis",
    "report_when": "Elke drie maanden",
}
FILLED_AGREEMENT = {
    "what": "Bij spanning gaat een van de ouders naar buiten.",
    "who": "De ouders",
    "when": "Elke keer",
}
FILLED_GOAL = {
    "measured_by": "Het gezin en de school zeggen dat het zo is.",
    "who": "Het gezin, met hulp",
}
FILLED_NETWORK = "Oma, oma, Belt elke avond en vangt op als het nodig is."


@act
def write_local_plan(turn: Turn) -> str:
    """The words of the municipal half, its rows (``goals``, ``network`` …), one answer for all
    conditions (``returns``, who: how), ``life`` (area: score and note) and ``own_parts`` (member:
    what that member does, Anders: what follows otherwise)."""
    facts, plan = turn.facts, turn.plan
    words = {n: facts.column(n, MunicipalPart) for n in facts.names() if n in WORDS}
    facts.expects(*WORDS)
    if words:
        write_words(plan, actor=turn.by, **words)
    for name, kind in ROWS.items():
        for row in facts.blocks(name):
            given = {n: row.column(n, kind) for n in row.names() if n in ROW_WORDS[kind]}
            row.expects(*ROW_WORDS[kind])
            row.refuse_rest()
            add_local_row(plan, kind, actor=turn.by, **given)
    _return_conditions(turn, plan, facts.text("returns", ""))
    _look_at_life(turn, plan, facts.block_of("life"))
    own = facts.block_of("own_parts")
    for name in own.names():
        about = {"person": turn.person(name)}
        does, _, otherwise = own.text(name).partition(" Anders: ")
        told = {"responsibility": does, "consequence": otherwise}
        write_asked(plan, OwnPart, about=about, actor=turn.by, **told)
    facts.refuse_rest()
    return "schrijft aan het gemeentedeel van het plan"


@act
def fill_local_plan(turn: Turn) -> str:
    """Everything the municipal half asks, in plain words that fit any family (``FILLED``); ``goal``
    is the first goal, ``evaluation_on`` its first evaluation and ``until`` the term of all.
    ``network``: who, as what, does what."""
    facts, plan, by = turn.facts, turn.plan, turn.by
    goal, evaluation, until = facts.text("goal"), facts.day("evaluation_on"), facts.day("until")
    helper, relation, part = facts.text("network", FILLED_NETWORK).split(", ", 2)
    network: dict[str, Any] = {"name": helper, "relation": relation, "part": part, "trusted": True}
    facts.refuse_rest()
    place = by.organisation.name if by.organisation else ""
    write_words(
        plan,
        actor=by,
        **FILLED,
        sight_name=by.name,
        sight_organisation=place,
        report_by=by.name,
        end_goal_by=until,
        first_evaluation_on=evaluation,
    )
    signs = {"signs_as": SignsAs.HELPER, "name": by.name, "role": "regisseur"}
    add_local_row(plan, LocalAgreement, actor=by, **FILLED_AGREEMENT)
    add_local_row(plan, PlanGoal, actor=by, what=goal, until=until, **FILLED_GOAL)
    add_local_row(plan, NetworkPerson, actor=by, **network)
    add_local_row(plan, Signatory, actor=by, **signs)
    _return_conditions(turn, plan, f"{by.name}: Wij vragen er elke week naar.")
    _ask_everybody(turn, plan)
    return "werkt het plan uit met het gezin"


@act
def freeze_local_plan(turn: Turn) -> str:
    """These words are laid before everybody."""
    turn.facts.refuse_rest()
    version = signing.freeze_local_version(turn.plan, actor=turn.by)
    return f"legt versie {version.number} vast om te ondertekenen"


@act
def sign_local_plan(turn: Turn) -> str:
    """Everybody who is asked types a name, or with ``drawn: yes`` draws; whoever is in ``refuses``
    (member: why) does not sign."""
    facts, plan = turn.facts, turn.plan
    refuses, drawn = facts.block_of("refuses"), facts.yes("drawn")
    why = {turn.person(name).pk: refuses.text(name) for name in refuses.names()}
    facts.refuse_rest()
    version = plan.local_versions.latest("number")
    rows = signatories_now(plan)
    for row in rows:
        refusal = why.get(row.person_id or 0, "")
        name = row.person.name if row.person else row.name
        drawing = _scribble(name) if drawn else None
        given = None if refusal else SignatureGiven(drawing, name)
        signing.sign_version(version, row, given=given, refusal=refusal, actor=turn.by)
    signing.sign_plan(plan, actor=turn.by)
    return f"laat {len(rows)} mensen tekenen"


@act
def execute_local_plan(turn: Turn) -> str:
    """From now on it is carried out."""
    turn.facts.refuse_rest()
    signing.execute_plan(turn.plan, actor=turn.by)
    return "begint met uitvoeren"


@act
def adjust_local_plan(turn: Turn) -> str:
    """A new version is written; the last stays as it was signed."""
    reason, note = turn.facts.choice("reason", VersionReason), turn.facts.text("note")
    turn.facts.refuse_rest()
    signing.adjust_plan(turn.plan, reason=VersionReason(reason), note=note, actor=turn.by)
    return f"stelt het plan bij: {note}"


def _scribble(name: str) -> Drawing:
    """A line that goes up and down with the letters, as a hand would."""
    step = (WIDTH - 80) // (2 * len(name))
    line = []
    for place, letter in enumerate(name):
        x, high = 40 + 2 * place * step, 30 + ord(letter) * 37 % 70
        line += [[x, 120 + ord(letter) % 30], [x + step, high]]
    return Drawing.of([line])


def _ask_everybody(turn: Turn, plan: SafetyPlan) -> None:
    """Each part of life goes well enough, and each member keeps to what was agreed."""
    today, by = timezone.localdate(), turn.by
    for domain in life_domains(turn.case, on=today):
        told: dict[str, Any] = {"score": 4, "note": "Besproken met het gezin."}
        write_asked(plan, LifeArea, about={"area": domain}, actor=by, **told)
    for person in with_own_part(turn.case, on=today):
        told = {"responsibility": "Houdt zich aan de afspraken.", "consequence": "Wij bellen VT."}
        write_asked(plan, OwnPart, about={"person": person}, actor=by, **told)


def _return_conditions(turn: Turn, plan: SafetyPlan, told: str) -> None:
    """``wie: hoe``, the same for every condition that VT set."""
    who, _, how = told.partition(": ")
    if not told:
        return
    for condition in plan.conditions.kept():
        words = {"how": how, "sight_by": who, "how_often": "elke week"}
        about = {"condition": condition}
        write_asked(plan, ConditionReturn, about=about, actor=turn.by, **words)


def _look_at_life(turn: Turn, plan: SafetyPlan, listed: Facts) -> None:
    """``finances: 2 De huur loopt achter``"""
    for domain in listed.names():
        score, _, note = listed.text(domain).partition(" ")
        about = {"area": domain}
        write_asked(plan, LifeArea, about=about, actor=turn.by, score=int(score), note=note)
