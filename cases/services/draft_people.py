"""The persons of a draft and their relations: each change on what lies there at that moment."""

from typing import TYPE_CHECKING, Any

from cases.models import ReportDraft
from cases.services.drafts import beside, change
from common.exceptions import DomainError
from common.overtaking import mark

if TYPE_CHECKING:
    from accounts.models import User

# What a draft keeps of them: {"persons": {"p1": …}, "relations": […], "search": …}.
PEOPLE = "personen"
People = dict[str, Any]
Typed = dict[str, list[str]]


def seek_person(draft: ReportDraft, typed: Typed, *, actor: "User") -> ReportDraft:
    """Who is being looked for now."""
    return change(draft, PEOPLE, lambda people: {**people, "search": typed}, actor=actor)


def add_person(draft: ReportDraft, person: dict[str, Any], *, actor: "User") -> ReportDraft:
    """One more, unless a second click or another window was first."""

    def added(people: People) -> People:
        persons = people.get("persons", {})
        reference = person["reference"]
        known = reference and any(one["reference"] == reference for one in persons.values())
        if known or people.get("search", {}) != person["searched"]:
            return people
        number = max((int(name[1:]) for name in persons), default=0) + 1
        return {**people, "persons": {**persons, f"p{number}": person}, "search": {}}

    return change(draft, PEOPLE, added, actor=actor)


def describe_person(
    draft: ReportDraft, name: str, typed: Typed, *, actor: "User", seen: str | None = None
) -> ReportDraft:
    """What was typed about one of them, beside what another window kept of it."""

    def described(people: People) -> People:
        persons = people.get("persons", {})
        if name not in persons:
            raise DomainError("Deze persoon is intussen weggehaald, in een ander venster.")
        known = persons[name]
        kept = {**known, "typed": beside(known["typed"], typed, seen)}
        return {**people, "persons": {**persons, name: kept}}

    return change(draft, PEOPLE, described, actor=actor)


def drop_person(draft: ReportDraft, name: str, *, actor: "User") -> ReportDraft:
    """With the relations to the others."""

    def left(people: People) -> People:
        persons = {key: one for key, one in people.get("persons", {}).items() if key != name}
        ties = people.get("relations", [])
        ties = [tie for tie in ties if name not in (tie["person"], tie["other"])]
        return {**people, "persons": persons, "relations": ties}

    return change(draft, PEOPLE, left, actor=actor)


def relate_persons(draft: ReportDraft, tie: dict[str, str], *, actor: "User") -> ReportDraft:
    def related(people: People) -> People:
        ties = people.get("relations", [])
        return people if tie in ties else {**people, "relations": [*ties, tie]}

    return change(draft, PEOPLE, related, actor=actor)


def unrelate_persons(draft: ReportDraft, marked: str, *, actor: "User") -> ReportDraft:
    """Take this relation away; twice is once."""

    def left(people: People) -> People:
        ties = [tie for tie in people.get("relations", []) if mark_of(tie) != marked]
        return {**people, "relations": ties}

    return change(draft, PEOPLE, left, actor=actor)


def mark_of(tie: dict[str, str]) -> str:
    """How a page names a relation: its place would be another's once one is gone."""
    return mark([tie[name] for name in sorted(tie)])
