"""Who looks like whom: the keys say who is compared, their traits how much they are alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Case, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce

from accounts.models import User
from audit.events import AuditEvent
from audit.services import record
from common.contact import read_postcode
from common.encryption import search_hash
from organisations.models import Region
from people import bsn
from people.keys import RARE, Traits, search_keys
from people.likeness import likeness
from people.models import Address, Household, Person
from people.partial_date import PartialDate, Unborn
from people.particulars import AddressGiven, Particulars
from people.selectors.households import households_of

# Persons that are compared one by one; who shares most keys goes first.
CANDIDATES = 120
SHOWN = 10
# Below this two persons have little more in common than an unknown birth date.
LOWEST_SCORE = 50
# A key that few people share says more than one that half a street has.
RARE_WEIGHT = 3
OTHER_ENTRY = "onder een samengevoegde vastlegging"
# What a person is recognised by, as it is read for those who are compared.
TRAITS = (
    "pk", "sort_key", "surname", "partner_name", "calling_name", "first_names", "initials",
    "birth_year", "birth_month", "birth_day", "birth_estimated", "unborn", "expected_on",
    "bsn_hash", "merged_into",
)  # fmt: skip


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


class Compared(NamedTuple):
    """Somebody who was compared, not yet read whole; in the order in which they are shown.

    ``pk``: the entry under which they are found, whichever entry was alike.
    """

    minus_score: int
    sort_key: str
    pk: int
    reasons: tuple[str, ...]


def find_alike(reader: User, sought: Traits) -> list[Candidate]:
    """Who of the region looks like the person sought, best first, at most ten (002-27).

    The search itself is written in the log, without the name and the BSN.
    """
    candidates = _ranked(sought, Person.objects.visible_to(reader))
    households = households_of(reader, [candidate.person for candidate in candidates])
    found = [
        Candidate(c.person, c.score, c.reasons, tuple(households[c.person.pk])) for c in candidates
    ]
    _record_search(reader, sought, found)
    return found


def alike_in_region(
    region: Region, sought: Traits, *, apart_from: set[int], most: int = SHOWN
) -> list[Candidate]:
    """Who of the whole region looks like this person: for the radar, which shows no names.

    Which of them somebody may then see is asked when the hits are shown.
    """
    persons = Person.objects.filter(region=region).exclude(pk__in=apart_from)
    return _ranked(sought, persons, most=most)


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


def _filled(*names: str) -> tuple[str, ...]:
    return tuple(name for name in names if name)


def _ranked(sought: Traits, persons: QuerySet[Person], *, most: int = SHOWN) -> list[Candidate]:
    """Those of these persons who look alike; only who is shown is read whole."""
    best: dict[int, Compared] = {}
    for one in sorted(_compared(sought, persons)):
        if -one.minus_score >= LOWEST_SCORE and len(best) < most:
            best.setdefault(one.pk, one)
    whole = Person.objects.defer("bsn").order_by().in_bulk(list(best))
    return [Candidate(whole[pk], -one.minus_score, one.reasons) for pk, one in best.items()]


def _compared(sought: Traits, persons: QuerySet[Person]) -> Iterator[Compared]:
    rows = {row[0]: row for row in _sharing_keys(sought, persons)}
    if sought.bsn_hash:
        same = persons.filter(bsn_hash=sought.bsn_hash).order_by().values_list(*TRAITS)
        rows |= {row[0]: row for row in same}
    at_address = _at_address(sought, list(rows))
    for pk, sort_key, *traits, kept in rows.values():
        alike = likeness(sought, _traits(sought, traits, at_address=pk in at_address))
        reasons = (*alike.reasons, OTHER_ENTRY) if kept else alike.reasons
        yield Compared(-alike.score, sort_key, kept or pk, reasons)


def _sharing_keys(sought: Traits, persons: QuerySet[Person]) -> QuerySet[Person, Any]:
    """Who shares most with the person sought, by what they are recognised by."""
    looked_under = search_keys(sought)
    rare = [key for key in looked_under if key.startswith(RARE)]
    shared = Sum(Case(When(keys__key__in=rare, then=Value(RARE_WEIGHT)), default=Value(1)))
    return (
        persons.filter(keys__key__in=looked_under)
        .annotate(shared=shared)
        .order_by("-shared", "pk")
        .values_list(*TRAITS)[:CANDIDATES]
    )


def _at_address(sought: Traits, persons: list[int]) -> set[int]:
    """Who of them lives where the person sought lives, and keeps that secret nowhere (A11)."""
    if not sought.address:
        return set()
    there = (
        Address.objects.open()
        .filter(postcode=sought.postcode, number=sought.house_number)
        .annotate(kept=Coalesce("person__merged_into", "person"))
        .order_by()
    )
    rows = list(there.values_list("person", "kept", "secret"))
    hidden = {kept for _, kept, secret in rows if secret}
    return {pk for pk, kept, _ in rows if kept not in hidden} & set(persons)


def _traits(sought: Traits, row: list[Any], *, at_address: bool) -> Traits:
    surname, partner_name, calling, first_names, initials, *birth, bsn_hash = row
    year, month, day, estimated, unborn, expected_on = birth
    return Traits(
        surnames=_filled(surname, partner_name),
        given=_filled(calling, first_names, initials[:1]),
        birth=Unborn(expected_on) if unborn else PartialDate(year, month, day, estimated),
        postcode=sought.postcode if at_address else "",
        house_number=sought.house_number if at_address else None,
        bsn_hash=bsn_hash,
    )


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
