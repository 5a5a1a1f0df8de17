"""The register as rows: persons, addresses, households and search keys, in a region of its own."""

from random import Random
from uuid import UUID

from django.utils import timezone

from demo.bench.register.persons import Known, families
from demo.bench.staff import Staff, hire
from demo.bench.tables import Table, analyze, empty, write_all
from organisations.models import Region
from people.enums import Gender
from people.folding import sort_key
from people.keys import VERSION, Traits, stored_keys
from people.models import Address, Household, HouseholdMember, Person, PersonKey

AT_ONCE = 25_000  # persons per COPY


def fill(persons: int, random: Random) -> tuple[Staff, list[Known]]:
    """Empty the database and write so many persons; the first in the list has key 1, and so on."""
    empty()
    staff = hire()
    rows = RegisterRows(staff.region)
    known: list[Known] = []
    for family in families(random):
        room = family[: persons - len(known)]
        if not room:
            break
        known += room
        rows.add(room, random)
        if len(rows.person.rows) >= AT_ONCE:
            write_all(rows.tables)
    write_all(rows.tables)
    analyze()
    return staff, known


class RegisterRows:
    """The tables a person is found by and shown with, filled a family at a time."""

    def __init__(self, region: Region) -> None:
        now = timezone.now()
        self.person = Table(Person, region=region, created_at=now, keys_version=VERSION)
        self.address = Table(Address, street="Registerlaan", city="Meetdam")
        self.household = Table(Household, region=region, created_at=now)
        self.member = Table(HouseholdMember, since=now.date())
        self.key = Table(PersonKey)
        self.tables = [self.person, self.address, self.household, self.member, self.key]

    def add(self, family: list[Known], random: Random) -> None:
        """A family and those who belong to it."""
        household = self.household.add(name=f"Gezin {family[0].surname}")
        for known in family:
            self.member.add(household_id=household, person_id=self._person(known, random))

    def _person(self, known: Known, random: Random) -> int:
        key = self.person.add(
            reference=UUID(int=random.getrandbits(128), version=4),
            bsn=None,
            calling_name=known.given,
            first_names=known.first_names,
            initials=known.initials,
            particle=known.particle,
            surname=known.surname,
            partner_name=known.partner_name,
            sort_key=sort_key(known.particle, known.surname, known.given),
            birth_year=known.birth.year,
            birth_month=known.birth.month,
            birth_day=known.birth.day,
            gender=Gender.FEMALE if known.woman else Gender.MALE,
        )
        if known.home:
            self.address.add(person_id=key, postcode=known.home.postcode, number=known.home.number)
        for each in sorted(stored_keys(traits(known))):
            self.key.add(person_id=key, key=each)
        return key


def traits(known: Known) -> Traits:
    """By what ``people.selectors.traits_of`` knows the person once it is a row."""
    names = (known.given, known.first_names, known.initials[:1])
    return Traits(
        surnames=tuple(name for name in (known.surname, known.partner_name) if name),
        given=tuple(name for name in names if name),
        birth=known.birth,
        postcode=known.home.postcode if known.home else "",
        house_number=known.home.number if known.home else None,
    )
