"""Households with their persons, addresses, relations and search keys."""

from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from uuid import UUID

from demo.bench.names import Home, Member, family, home
from demo.bench.staff import Staff
from demo.bench.tables import Table
from people.enums import CustodyKind, Gender, RelationKind
from people.folding import sort_key
from people.keys import VERSION, Traits, stored_keys
from people.models import Address, Household, HouseholdMember, Person, PersonKey, Relation
from people.partial_date import PartialDate

# Persons who are withheld from everybody but named colleagues.
RESTRICTED = 1 / 2000


@dataclass(frozen=True)
class MadeHousehold:
    """Keys of what was made."""

    household: int
    municipality: int
    adults: list[int]
    children: list[int]


class HouseholdRows:
    """The tables of ``people``, filled a household at a time."""

    def __init__(self, staff: Staff, random: Random, today: date) -> None:
        self.random, self.today = random, today
        self.municipalities = [each.pk for each in staff.municipalities]
        self.household = Table(Household, region=staff.region)
        self.person = Table(Person, region=staff.region, keys_version=VERSION)
        self.address = Table(Address, city="Meetdam", street="Meetlaan")
        self.member = Table(HouseholdMember)
        self.relation = Table(Relation, kind=RelationKind.PARENT, custody=CustodyKind.YES)
        self.key = Table(PersonKey)
        self.tables = [
            *(self.household, self.person, self.address),
            *(self.member, self.relation, self.key),
        ]

    def add(self, at: datetime) -> MadeHousehold:
        members, lives = family(self.random, self.today), home(self.random)
        municipality = self.random.choice(self.municipalities)
        name = f"Gezin {members[0].particle} {members[0].surname}".replace("  ", " ")
        household = self.household.add(name=name, created_at=at)
        made = MadeHousehold(household, municipality, [], [])
        for member in members:
            person = self._person(member, lives, municipality, at)
            (made.children if member.child else made.adults).append(person)
            self.member.add(household_id=household, person_id=person, since=at.date())
        for adult in made.adults:
            for child in made.children:
                self.relation.add(from_person_id=adult, to_person_id=child)
        return made

    def _person(self, member: Member, lives: Home, municipality: int, at: datetime) -> int:
        person = self.person.add(
            reference=UUID(int=self.random.getrandbits(128), version=4),
            calling_name=member.given,
            particle=member.particle,
            surname=member.surname,
            sort_key=sort_key(member.particle, member.surname, member.given),
            birth_year=member.born.year,
            birth_month=member.born.month,
            birth_day=member.born.day,
            gender=Gender.FEMALE if member.female else Gender.MALE,
            bsn=None,
            restricted=self.random.random() < RESTRICTED,
            created_at=at,
        )
        self.address.add(
            person_id=person,
            postcode=lives.postcode,
            number=lives.number,
            municipality_id=municipality,
        )
        for key in stored_keys(_traits(member, lives)):
            self.key.add(person_id=person, key=key)
        return person


def _traits(member: Member, lives: Home) -> Traits:
    return Traits(
        surnames=(member.surname,),
        given=(member.given,),
        birth=PartialDate(member.born.year, member.born.month, member.born.day),
        postcode=lives.postcode,
        house_number=lives.number,
    )
