"""The plan at the table with the family: what is talked about, and what is for each of them."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from people.enums import Gender
from people.selectors import is_minor
from safetyplans.content import snapshot
from safetyplans.said import Item, Said, day_or_period
from safetyplans.screens import parts
from safetyplans.screens.writing import address, first_name
from safetyplans.selectors import plans, rows

if TYPE_CHECKING:
    from people.models import Person
    from safetyplans.models import SafetyPlan


WHOLE_FAMILY = {"gezin", "iedereen", "allemaal"}


@dataclass(frozen=True)
class Subject:
    """One screen of the talk; ``said`` when there already stands something."""

    label: str
    url: str
    said: bool


@dataclass(frozen=True)
class Member:
    """One of the family: the page with what is for this person, and the one with the view."""

    name: str
    for_url: str
    view_url: str
    said: bool


@dataclass(frozen=True)
class TablePage:
    number: str
    subjects: list[Subject]
    members: list[Member]


@dataclass(frozen=True)
class Block:
    """Some of the plan under a heading in plain words."""

    heading: str
    items: list[Item]


@dataclass(frozen=True)
class MemberPage:
    """What is for and about one person, and what holds for all; nothing that is another's."""

    number: str
    name: str
    blocks: list[Block]
    view_url: str


def table_page(plan: "SafetyPlan") -> TablePage:
    content = snapshot(plan)
    noted = rows.views_by_person(plan)
    return TablePage(
        number=plan.number,
        subjects=[
            Subject(part.plain, address("part", plan, parts.TABLE, part), _stands(part, content))
            for part in parts.DOCUMENT
        ],
        members=[
            Member(
                first_name(one),
                reverse("safetyplans:for_member", args=[plan.number, one.pk]),
                address("row", plan, parts.TABLE, parts.VIEWS, one.pk),
                bool(one.pk in noted and noted[one.pk].stance),
            )
            for one in plans.members_of(plan)
        ],
    )


def member_page(plan: "SafetyPlan", member: "Person") -> MemberPage:
    """A child reads first to whom it can go, and reads no account of the violence."""
    content = snapshot(plan)
    child = is_minor(member, timezone.localdate())
    others = [one for one in plans.members_of(plan) if one.pk != member.pk]
    blocks = [
        _block("Bij wie kun jij terecht?", _safety_persons(content, member)),
        _block("Dit is er gebeurd", [] if child else _events(content)),
        _block("Dit is altijd zo voor jou", _conditions(content, member)),
        _block("Dit spreken we af", _agreements(content, member, others)),
        _block("Als het niet lukt", _fallback(content)),
        _block("Welke hulp is er voor jou?", _help(content, member)),
        _block("Waar willen we naartoe?", _text(content["goal"])),
        _block("Wat als het niet veilig wordt?", _text(content["consequences"])),
    ]
    return MemberPage(
        number=plan.number,
        name=first_name(member),
        blocks=[block for block in blocks if block.items],
        view_url=address("row", plan, parts.TABLE, parts.VIEWS, member.pk),
    )


def _stands(part: "parts.Part", content: dict[str, Any]) -> bool:
    keys = {
        parts.GOAL.slug: "goal",
        parts.EVENTS.slug: "timeline",
        parts.EARLIER.slug: "earlier_agreements",
        parts.PROTECTIVE.slug: "protective",
        parts.CONSEQUENCES.slug: "consequences",
    }
    return bool(content[keys.get(part.slug, part.kind)])


def _block(heading: str, items: list[Item]) -> Block:
    return Block(heading, items)


def _text(words: str) -> list[Item]:
    return [Item("", (Said("", words),))] if words else []


def _item(title: str, *said: Said) -> Item:
    return Item(title, tuple(one for one in said if one.text))


def _safety_persons(content: dict[str, Any], member: "Person") -> list[Item]:
    return [
        _item(row["name"], Said("", row["relation"]), Said("Telefoon", row["phone"]))
        for row in content["safety_persons"]
        if row["child"]["key"] == member.pk and row["name"]
    ]


def _events(content: dict[str, Any]) -> list[Item]:
    told = [_item("", Said("", content["timeline"]))] if content["timeline"] else []
    return told + [
        _item(day_or_period(event["when"]), Said("", event["what"]), Said("", event["effect"]))
        for event in content["events"]
    ]


def _conditions(content: dict[str, Any], member: "Person") -> list[Item]:
    return [
        _item("", Said("", row["text"]), Said("Zo zien we dat", row["seen_by"]))
        for row in content["conditions"]
        if row["text"] and any(person["key"] == member.pk for person in row["about"])
    ]


def _agreements(content: dict[str, Any], member: "Person", others: "list[Person]") -> list[Item]:
    return [
        _item("", Said("", row["what"]), Said("Wie", row["who"]), Said("Wanneer", row["when"]))
        for row in content["agreements"]
        if row["what"] and _holds_for(row["who"], member, others)
    ]


def _fallback(content: dict[str, Any]) -> list[Item]:
    return [
        _item(row["when"], Said("", f"{row['who']}: {row['what']}"), Said("Telefoon", row["phone"]))
        for row in content["fallback"]
        if row["what"]
    ]


def _help(content: dict[str, Any], member: "Person") -> list[Item]:
    return [
        _item("", Said("", row["what"]), Said("Waarom", row["motivation"]))
        for row in content["help"]
        if row["what"] and _names_in_family(row["for_whom"], member)
    ]


def _holds_for(who: str, member: "Person", others: "list[Person]") -> bool:
    """An agreement of this person, or one that is of nobody of the family in particular."""
    return _names(who, member) or not any(_names(who, other) for other in others)


def _names_in_family(who: str, member: "Person") -> bool:
    """Help for this person, or for everybody."""
    return _names(who, member) or bool(WHOLE_FAMILY & set(re.findall(r"\w+", who.casefold())))


def _names(who: str, person: "Person") -> bool:
    """By the name, or as what one is in a family: "moeder", "de kinderen"."""
    said = set(re.findall(r"\w+", who.casefold()))
    return not said.isdisjoint(_words_for(person))


def _words_for(person: "Person") -> set[str]:
    name = re.findall(r"\w+", (person.calling_name or person.name).casefold())
    if person.unborn or is_minor(person, timezone.localdate()):
        return {*name, "kind", "kinderen"}
    parents = {Gender.MALE: {"vader", "papa"}, Gender.FEMALE: {"moeder", "mama"}}
    either = parents[Gender.MALE] | parents[Gender.FEMALE]
    return {*name, "ouder", "ouders"} | parents.get(Gender(person.gender), either)
