"""How a household is made up, and how it is drawn."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import User
from people.enums import CustodyKind, RelationKind
from people.models import Household, HouseholdMember, Person, Relation
from people.picture import Tie, generations

ADULT = 18


@dataclass(frozen=True)
class PicturedPerson:
    """Somebody in the household picture; a relative who lives elsewhere is not ``inside``."""

    person: Person
    name: str
    age: str
    inside: bool


@dataclass(frozen=True)
class PicturedLine:
    """A relation as a sentence: "Fatma is ouder van Emma, met gezag"."""

    one: str
    label: str
    other: str
    custody: str

    def __str__(self) -> str:
        sentence = f"{self.one} is {self.label} {self.other}"
        return f"{sentence}, {self.custody}" if self.custody else sentence


@dataclass(frozen=True)
class HouseholdPicture:
    """A household to draw: a row of persons per generation, oldest on top, and their relations."""

    rows: tuple[tuple[PicturedPerson, ...], ...]
    lines: tuple[PicturedLine, ...]


def entries_of_home(household: Household) -> QuerySet[Household]:
    """Every entry of this household: it and those that were joined to it."""
    kept = household.merged_into_id or household.pk
    return Household.objects.filter(Q(pk=kept) | Q(merged_into=kept))


def homes_of(persons: Iterable[Person]) -> QuerySet[Household]:
    """Where these persons belong now, under whichever entry of theirs or of the household."""
    members = HouseholdMember.objects.open().filter(person__in=Person.objects.of_one(persons))
    here = Household.objects.filter(pk__in=members.values("household"))
    kept = here.annotate(kept=Coalesce("merged_into", "pk")).values("kept")
    return Household.objects.filter(Q(pk__in=kept) | Q(merged_into__in=kept))


def households_of(reader: User, persons: Iterable[Person]) -> dict[int, list[Household]]:
    """Per person the households they belong to, under whichever of their entries, as far as this
    reader may know of them."""
    members = (
        HouseholdMember.objects.open()
        .filter(person__in=Person.objects.of_one(persons), household__region=reader.region)
        .exclude(household__in=Household.objects.withheld_from(reader))
        .select_related("household")
        .annotate(kept=Coalesce("person__merged_into", "person"))
    )
    households: dict[int, list[Household]] = defaultdict(list)
    for member in members:
        households[member.kept].append(member.household)  # type: ignore[attr-defined]
    return households


def members_on(household: Household, day: date) -> QuerySet[HouseholdMember]:
    """Everybody who belonged to the household on a day, every child included (003-25).

    Of two entries of one person the one that is kept.
    """
    there = household.members.on(day)
    twice = there.filter(person__merged_into__in=there.values("person"))
    return (
        there.exclude(pk__in=twice.values("pk"))
        .select_related("person")
        .order_by("person__sort_key", "pk")
    )


def household_picture(household: Household, *, reader: User, on: date) -> HouseholdPicture:
    """The members on a day with their relations, and who outside the household is related.

    Who may see the case sees its household; a relative outside it only who may see that person.
    """
    members = [member.person for member in members_on(household, on)]
    entries = Person.objects.of_one(members)
    among = Relation.objects.filter(from_person__in=entries, to_person__in=entries)
    beyond = Relation.objects.visible_to(reader).filter(
        Q(from_person__in=entries) | Q(to_person__in=entries)
    )
    rows = Relation.objects.filter(
        pk__in=among.order_by().values("pk").union(beyond.order_by().values("pk"))
    ).select_related("from_person", "to_person")
    relations = _as_one(rows, members)
    persons = {person.pk: person for person in members}
    for relation in relations:
        persons.setdefault(relation.from_person_id, relation.from_person)
        persons.setdefault(relation.to_person_id, relation.to_person)
    return HouseholdPicture(
        rows=_rows(persons, {person.pk for person in members}, relations, on),
        lines=tuple(_line(relation) for relation in relations),
    )


def _as_one(rows: Iterable[Relation], members: list[Person]) -> list[Relation]:
    """The relations with the members in them, whichever of their entries they were noted on."""
    shown = {person.found_under: person for person in members}
    found: dict[tuple[int, int, str], Relation] = {}
    for relation in rows:
        one, other = relation.from_person, relation.to_person
        relation.from_person = shown.get(one.found_under, one)
        relation.to_person = shown.get(other.found_under, other)
        if relation.from_person_id != relation.to_person_id:
            ends = relation.from_person_id, relation.to_person_id, relation.kind
            found.setdefault(ends, relation)
    return list(found.values())


def is_minor(person: Person, on: date) -> bool:
    ages = person.age_range(on)
    return ages is not None and ages.oldest < ADULT


def _rows(
    persons: dict[int, Person], inside: set[int], relations: list[Relation], on: date
) -> tuple[tuple[PicturedPerson, ...], ...]:
    minors = [pk for pk, person in persons.items() if is_minor(person, on)]
    ties = [Tie(r.from_person_id, r.to_person_id, RelationKind(r.kind)) for r in relations]
    placed = generations([pk for pk in persons if pk not in minors], minors, ties)
    rows: dict[int, list[PicturedPerson]] = defaultdict(list)
    for pk, person in persons.items():
        pictured = PicturedPerson(person, person.name, person.age_text(on), pk in inside)
        rows[placed[pk]].append(pictured)
    return tuple(tuple(rows[row]) for row in sorted(rows))


def _line(relation: Relation) -> PicturedLine:
    known = relation.custody != CustodyKind.NOT_APPLICABLE
    custody = str(relation.get_custody_display()) if known else ""
    return PicturedLine(
        relation.from_person.name,
        str(relation.get_kind_display()),
        relation.to_person.name,
        custody,
    )


def relations_shown(reader: User, entries: list[Person]) -> list[str]:
    """Whom this person is related to, noted on whichever entry, as sentences."""
    rows = (
        Relation.objects.visible_to(reader)
        .filter(Q(from_person__in=entries) | Q(to_person__in=entries))
        .select_related("from_person", "to_person")
    )
    return [str(_line(relation)) for relation in _as_one(rows, entries[:1])]
