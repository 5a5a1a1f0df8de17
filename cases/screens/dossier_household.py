"""The household: the picture on the overview and everybody's particulars on their own page."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from accounts.roles import Permission
from cases.selectors import dossier
from common.shown import Fact
from people.selectors import addresses_shown

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case
    from people.models import Person
    from people.selectors import HouseholdPicture, PicturedPerson, ShownAddress


@dataclass(frozen=True)
class PersonCard:
    """One card of ``components/person_card.html``."""

    name: str
    role: str
    age: str
    notes: list[str]
    badges: list[tuple[str, str]]
    url: str = ""
    central: bool = False


@dataclass(frozen=True)
class Generation:
    label: str
    people: list[PersonCard]


@dataclass(frozen=True)
class PicturedHousehold:
    """What ``components/household.html`` draws."""

    generations: list[Generation]
    relations: list[str]


@dataclass(frozen=True)
class Member:
    """Everything recorded of a member that this reader may see; secret addresses masked (A11)."""

    name: str
    age: str
    facts: list[Fact]
    addresses: "list[ShownAddress]"


def pictured(picture: "HouseholdPicture") -> PicturedHousehold:
    """Generations from old to young. Who lives elsewhere says so."""
    count = len(picture.rows)
    return PicturedHousehold(
        generations=[
            Generation(_generation(place, count), [_card(person) for person in row])
            for place, row in enumerate(picture.rows)
        ],
        relations=[str(line) for line in picture.lines],
    )


def members(case: "Case", reader: "User", on: date, ground: str = "") -> list[Member]:
    """``ground`` opens secret addresses for who may see them, and is written in the log."""
    return [
        Member(
            name=member.person.name,
            age=member.person.age_text(on),
            facts=_facts(member.person),
            addresses=addresses_shown(reader, member.person, ground=ground),
        )
        for member in dossier.household_of(case, on)
    ]


def may_unmask(reader: "User", shown: list[Member]) -> bool:
    """Whether it makes sense to ask this reader for a ground."""
    masked = any(address.masked for member in shown for address in member.addresses)
    return masked and reader.may(Permission.SECRET_ADDRESS_SEE)


def _generation(place: int, count: int) -> str:
    if count == 1:
        return "Gezin"
    if place == 0:
        return "Oudste generatie"
    return "Jongste generatie" if place == count - 1 else "Generatie daartussen"


def _card(person: "PicturedPerson") -> PersonCard:
    return PersonCard(
        name=person.name,
        role="",
        age=person.age,
        notes=[] if person.inside else ["woont niet in dit gezin"],
        badges=[],
    )


def _facts(person: "Person") -> list[Fact]:
    facts = [
        Fact("Geslacht", str(person.get_gender_display())),
        Fact("Telefoon", person.phone),
        Fact("E-mail", person.email),
        Fact("Taal", _language(person)),
        Fact("School of opvang", person.school),
        Fact("Huisarts", person.huisarts),
    ]
    return [fact for fact in facts if fact.value]


def _language(person: "Person") -> str:
    tolk = "tolk nodig" if person.needs_interpreter else ""
    return ", ".join(part for part in (person.language, tolk) if part)
