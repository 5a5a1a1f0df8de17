"""Reading persons: who looks like whom, where somebody lives, how a household is made up."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from accounts.models import User
from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import record
from common.contact import read_postcode
from common.encryption import search_hash
from organisations.models import Region
from people import bsn
from people.enums import CustodyKind, RelationKind
from people.keys import Traits, search_keys
from people.likeness import likeness
from people.models import Address, Household, HouseholdMember, Person, PersonKey, Relation
from people.particulars import AddressGiven, Particulars
from people.picture import Tie, generations

# Persons that are compared one by one; who shares most keys goes first.
CANDIDATES = 500
SHOWN = 10
# Below this two persons have little more in common than an unknown birth date.
LOWEST_SCORE = 50

ADULT = 18

MASKED = "geheim adres"


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be the person sought, and why."""

    person: Person
    score: int
    reasons: tuple[str, ...]
    households: tuple[Household, ...] = ()

    @property
    def certain(self) -> bool:
        return self.score == 100


@dataclass(frozen=True)
class ShownAddress:
    """An address as this reader may see it; a masked one says only that it is secret."""

    pk: int
    label: str
    text: str
    secret: bool
    masked: bool
    since: date | None
    until: date | None = field(default=None)


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


def find_alike(reader: User, sought: Traits) -> list[Candidate]:
    """Who of the region looks like the person sought, best first, at most ten (002-27).

    The search itself is written in the log, without the name and the BSN.
    """
    seen = Person.objects.visible_to(reader), PersonKey.objects.visible_to(reader)
    candidates = _ranked(sought, *seen)[:SHOWN]
    households = _households_of(reader, [candidate.person for candidate in candidates])
    found = [
        Candidate(c.person, c.score, c.reasons, tuple(households[c.person.pk])) for c in candidates
    ]
    _record_search(reader, sought, found)
    return found


def alike_in_region(region: Region, sought: Traits, *, apart_from: set[int]) -> list[Candidate]:
    """Who of the whole region looks like this person: for the radar, which shows no names.

    Which of them somebody may then see is asked when the hits are shown.
    """
    persons = Person.objects.filter(region=region).exclude(pk__in=apart_from)
    keys = PersonKey.objects.filter(person__region=region).exclude(person__in=apart_from)
    return _ranked(sought, persons, keys)[:SHOWN]


def traits_given(given: Particulars, address: AddressGiven | None = None) -> Traits:
    """What somebody typed about a person, to look for. A BSN that cannot be right is refused."""
    return Traits(
        surnames=_filled(f"{given.particle} {given.surname}".strip(), given.partner_name),
        given=_filled(given.calling_name, given.first_names, given.initials[:1]),
        birth=given.birth,
        postcode=read_postcode(address.postcode) if address else "",
        house_number=address.number if address else None,
        bsn_hash=search_hash(bsn.read(given.bsn)),
    )


def traits_of(person: Person) -> Traits:
    """What a known person is recognised by. Reads ``person.addresses``: prefetch it for many.

    A secret address is left out: whoever types it must not learn who lives there (A11).
    """
    home = next(
        (a for a in person.addresses.all() if a.until is None and not a.secret and a.postcode), None
    )
    return Traits(
        surnames=_filled(person.surname, person.partner_name),
        given=_filled(person.calling_name, person.first_names, person.initials[:1]),
        birth=person.birth,
        postcode=home.postcode if home else "",
        house_number=home.number if home else None,
        bsn_hash=person.bsn_hash,
    )


def addresses_shown(reader: User, person: Person, *, ground: str = "") -> list[ShownAddress]:
    """The addresses, open ones first. A secret one needs the permission and a ground, and
    showing it is written in the log (A11)."""
    addresses = list(person.addresses.all())
    unmask = bool(ground.strip()) and reader.may(Permission.SECRET_ADDRESS_SEE)
    if unmask and any(address.secret for address in addresses):
        record(AuditEvent.VIEWED, actor=reader, target=person, what="geheim adres", ground=ground)
    return [
        ShownAddress(
            pk=address.pk,
            label=str(address.get_kind_display()),
            text=MASKED if address.secret and not unmask else address.line,
            secret=address.secret,
            masked=address.secret and not unmask,
            since=address.since,
            until=address.until,
        )
        for address in addresses
    ]


def members_on(household: Household, day: date) -> QuerySet[HouseholdMember]:
    """Everybody who belonged to the household on a day, every child included (003-25)."""
    return household.members.on(day).select_related("person").order_by("person__sort_key", "pk")


def household_picture(household: Household, *, reader: User, on: date) -> HouseholdPicture:
    """The members on a day with their relations, and who outside the household is related.

    Who may see the case sees its household; a relative outside it only who may see that person.
    """
    members = [member.person for member in members_on(household, on)]
    among = Relation.objects.filter(from_person__in=members, to_person__in=members)
    beyond = Relation.objects.visible_to(reader).filter(
        Q(from_person__in=members) | Q(to_person__in=members)
    )
    relations = list(
        Relation.objects.filter(
            pk__in=among.order_by().values("pk").union(beyond.order_by().values("pk"))
        ).select_related("from_person", "to_person")
    )
    persons = {person.pk: person for person in members}
    for relation in relations:
        persons.setdefault(relation.from_person_id, relation.from_person)
        persons.setdefault(relation.to_person_id, relation.to_person)
    return HouseholdPicture(
        rows=_rows(persons, {person.pk for person in members}, relations, on),
        lines=tuple(_line(relation) for relation in relations),
    )


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


def is_minor(person: Person, on: date) -> bool:
    ages = person.age_range(on)
    return ages is not None and ages.oldest < ADULT


def _line(relation: Relation) -> PicturedLine:
    known = relation.custody != CustodyKind.NOT_APPLICABLE
    custody = str(relation.get_custody_display()) if known else ""
    return PicturedLine(
        relation.from_person.name,
        str(relation.get_kind_display()),
        relation.to_person.name,
        custody,
    )


def _filled(*names: str) -> tuple[str, ...]:
    return tuple(name for name in names if name)


def _ranked(
    sought: Traits, persons: QuerySet[Person], keys: QuerySet[PersonKey]
) -> list[Candidate]:
    compared = (_compared(person, sought) for person in _candidates(sought, persons, keys))
    likely = [c for c in compared if c.score >= LOWEST_SCORE]
    return sorted(likely, key=lambda c: (-c.score, c.person.sort_key, c.person.pk))


def _compared(person: Person, sought: Traits) -> Candidate:
    alike = likeness(sought, traits_of(person))
    return Candidate(person, alike.score, alike.reasons)


def _candidates(
    sought: Traits, persons: QuerySet[Person], keys: QuerySet[PersonKey]
) -> QuerySet[Person]:
    keyed = (
        keys.filter(key__in=search_keys(sought))
        .values("person")
        .annotate(shared=Count("pk"))
        .order_by("-shared", "person")
        .values_list("person", flat=True)[:CANDIDATES]
    )
    alike = Q(pk__in=list(keyed))
    if sought.bsn_hash:
        alike |= Q(bsn_hash=sought.bsn_hash)
    return (
        persons.filter(alike)
        .defer("bsn")
        .prefetch_related(Prefetch("addresses", queryset=Address.objects.open()))
    )


def _households_of(reader: User, persons: Iterable[Person]) -> dict[int, list[Household]]:
    visible = Household.objects.visible_to(reader)
    members = (
        HouseholdMember.objects.open()
        .filter(person__in=list(persons), household__in=visible)
        .select_related("household")
    )
    households: dict[int, list[Household]] = defaultdict(list)
    for member in members:
        households[member.person_id].append(member.household)
    return households


def _record_search(reader: User, sought: Traits, found: list[Candidate]) -> None:
    """Enough to judge afterwards what somebody was looking for, too little to read a name."""
    record(
        AuditEvent.SEARCHED,
        actor=reader,
        target="personen",
        surnames=[search_hash(part)[:16] for part in sought.surname_parts],
        initials=sorted(sought.initials),
        birth_year=sought.birth_year,
        postcode_area=sought.postcode[:4],
        by_bsn=bool(sought.bsn_hash),
        shown=[candidate.person.pk for candidate in found],
    )
