"""Acts of taking in a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from cases.enums import InvolvementRole, RadarVerdict
from cases.models import Report, ReportContent, Reporter, UnsafeEvent
from cases.services import intake, linking, radar, tying, urgent
from cases.services.report_facts import (
    ContentFacts,
    EventFacts,
    PersonFacts,
    Receipt,
    RelationFacts,
    ReporterFacts,
    ReportFacts,
    UrgentFacts,
)
from people import partial_date
from people.enums import CustodyKind, RelationKind
from people.models import Address, Person
from people.partial_date import Birth, Unborn
from people.particulars import AddressGiven, Particulars
from rehearsal.acts.registry import act
from rehearsal.facts import NOTHING, Facts
from rehearsal.stage import Turn


@act
def register_report(turn: Turn) -> str:
    """Somebody reports; the report gets the name of the step's ``report``."""
    given = report_facts(turn, received_at=turn.facts.moment("received_at") or timezone.now())
    report = intake.register_report(given, actor=turn.by)
    remember_report(turn, given, report)
    return f"neemt melding {report.number} aan ({report.get_channel_display()})"


@act
def declare_urgent(turn: Turn) -> str:
    """The report cannot wait."""
    given = turn.facts.text("reason"), turn.facts.text("first_action")
    turn.facts.refuse_rest()
    urgent.declare_urgent(turn.report, reason=given[0], first_action=given[1], actor=turn.by)
    return f"roept spoed uit: {given[0]}"


@act
def first_action_done(turn: Turn) -> str:
    """What had to be done first has been done."""
    report = urgent.first_action_done(turn.report, actor=turn.by)
    return f"heeft de eerste actie gedaan: {report.first_action}"


@act
def join_situation(turn: Turn) -> str:
    """The report turns out to be about the same situation as another."""
    number = _number_of(turn, "other")
    turn.facts.refuse_rest()
    linking.join_situation(turn.report, number=number, actor=turn.by)
    return f"koppelt de melding aan {number}: zelfde situatie"


@act
def tie(turn: Turn) -> str:
    """The consultation or notice of a municipality turns out to stand before this report."""
    number = _preceded_by(turn)
    turn.facts.refuse_rest()
    tying.tie(turn.report, number=number, actor=turn.by)
    return f"koppelt {number} aan de melding"


@act
def judge_radar(turn: Turn) -> str:
    """Says of every radar hit that is still open whether it is the same person."""
    verdict = RadarVerdict(turn.facts.choice("verdict", RadarVerdict))
    turn.facts.refuse_rest()
    report = turn.report
    hits = list(report.radar_hits.filter(verdict=RadarVerdict.OPEN).values_list("pk", flat=True))
    for hit in hits:
        radar.judge_hit(report, hit=hit, verdict=verdict, actor=turn.by)
    return f"beoordeelt {len(hits)} treffer(s) van de radar: {verdict.label}"


def report_facts(
    turn: Turn, *, received_at: datetime, told: Mapping[str, Any] = NOTHING, **known: Any
) -> ReportFacts:
    """Everything of one report; ``told`` is what was known before the script says more."""
    facts, family = turn.facts, turn.stage.family
    persons = _persons(turn)
    reporter, content = facts.block_of("reporter"), facts.block_of("content")
    given = {
        "receipt": facts.into(Receipt, Report, kept=told, received_at=received_at),
        "reporter": reporter.into(ReporterFacts, Reporter, kept=told),
        "persons": persons,
        "content": content.into(ContentFacts, ReportContent, kept=told),
        "relations": _relations(family, {person.key for person in persons}),
        "events": tuple(event.into(EventFacts, UnsafeEvent) for event in facts.blocks("events")),
        "urgent": _urgent(facts),
        "same_situation_as": _number_of(turn, "same_situation_as"),
        "preceded_by": _preceded_by(turn),
        "municipality": turn.scene.organisations.get(family.text("municipality", "")),
        "household_name": family.text("household", ""),
    }
    for block in (facts, reporter, content):
        block.refuse_rest()
    return ReportFacts(**{**given, **known})


def remember_report(turn: Turn, given: ReportFacts, report: Report) -> None:
    """From now on the script can call it, and the persons in it, by name."""
    turn.stage.reports[turn.report_name] = report
    rows = [involved.person for involved in report.involvements.order_by("pk")]
    turn.stage.persons.update(zip((person.key for person in given.persons), rows, strict=True))


def _preceded_by(turn: Turn) -> str:
    """The number the caller mentions: that of the script's name, or as it stands."""
    mentioned = turn.facts.text("preceded_by", "")
    named = turn.stage.preceding.get(mentioned)
    return named.number if named else mentioned


def _urgent(facts: Facts) -> UrgentFacts | None:
    if "urgent" not in facts:
        return None
    block = facts.block_of("urgent")
    given = UrgentFacts(reason=block.text("reason"), first_action=block.text("first_action"))
    block.refuse_rest()
    return given


def _number_of(turn: Turn, name: str) -> str:
    if name not in turn.facts:
        return ""
    return turn.facts.known(name, turn.stage.reports, "De melding").number


def _persons(turn: Turn) -> tuple[PersonFacts, ...]:
    """The persons of the report with their roles; ``outside`` names who lives elsewhere."""
    roles, outside = turn.facts.block_of("persons"), turn.facts.texts("outside")
    listed = turn.stage.family.block_of("persons")
    return tuple(
        _person(turn, listed, name, role=roles.choice(name, InvolvementRole), outside=outside)
        for name in roles.names()
    )


def _person(
    turn: Turn, listed: Facts, name: str, *, role: str, outside: tuple[str, ...]
) -> PersonFacts:
    known = turn.stage.persons.get(name)
    given = PersonFacts(key=name, role=role, in_household=name not in outside)
    if known:
        return replace(given, reference=known.reference)
    if name not in listed:
        raise turn.facts.mistake("persons", f"De persoon ‘{name}’ staat niet bij persons.")
    facts = listed.block_of(name)
    birth = _birth(facts)
    facts.expects("birth", "expected_on", "address")
    particulars = facts.into(Particulars, Person, birth=birth)
    address = _address(turn, facts, "address")
    if address is None and given.in_household:
        address = _address(turn, turn.stage.family, "home")
    facts.refuse_rest()
    return replace(given, particulars=particulars, address=address)


def _birth(facts: Facts) -> Birth:
    """ "12-3-2019", "3-2019" or "2019"; "-150d" for a baby; ``expected_on`` for an unborn child."""
    if "expected_on" in facts:
        return Unborn(facts.day("expected_on"))
    text, today = facts.text("birth", ""), timezone.localdate()
    if text.startswith("-"):
        born = facts.day("birth") or today
        text = f"{born:%d-%m-%Y}"
    return partial_date.read(text, today=today)


def _address(turn: Turn, facts: Facts, name: str) -> AddressGiven | None:
    if name not in facts:
        return None
    block = facts.block_of(name)
    municipality = None
    if "municipality" in block:
        municipality = block.known("municipality", turn.scene.organisations, "De gemeente")
    given = block.into(AddressGiven, Address, municipality=municipality)
    block.refuse_rest()
    return given


def _relations(family: Facts, present: set[str]) -> tuple[RelationFacts, ...]:
    """Sentences of three or four words: ``moeder parent kind`` and perhaps the custody."""
    found = []
    for sentence in family.texts("relations"):
        person, kind, other, *custody = sentence.split()
        if kind not in RelationKind.values:
            raise family.mistake("relations", f"‘{kind}’ in ‘{sentence}’ is geen relatie.")
        if {person, other} <= present:
            held = custody[0] if custody else CustodyKind.UNKNOWN
            found.append(RelationFacts(person=person, kind=kind, other=other, custody=held))
    return tuple(found)
