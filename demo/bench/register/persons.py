"""Who stands in the register: families at an address, written down as well as somebody could."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from demo.bench.names import Home, home
from demo.bench.register.names import OF_ORIGIN, FamilyName, Origin
from people.partial_date import NOT_KNOWN, PartialDate

# The same register on every day.
TODAY = date(2026, 1, 1)
SHARE = {
    Origin.DUTCH: 60,
    Origin.TURKISH: 10,
    Origin.MOROCCAN: 10,
    Origin.SURINAMESE: 10,
    Origin.POLISH: 10,
}
DOUBLE, PARTNER_NAME = 0.08, 0.06
BIRTH_UNKNOWN, ONLY_YEAR, NO_ADDRESS = 0.02, 0.03, 0.10


@dataclass(frozen=True)
class Known:
    """A person as the register has them."""

    origin: Origin
    given: str
    second_name: str
    particle: str
    surname: str
    partner_name: str
    birth: PartialDate
    woman: bool
    home: Home | None

    @property
    def first_names(self) -> str:
        return f"{self.given} {self.second_name}" if self.second_name else ""

    @property
    def initials(self) -> str:
        return "".join(f"{name[0]}." for name in (self.given, self.second_name) if name)


def families(random: Random) -> Iterator[list[Known]]:
    """Family after family, without end."""
    while True:
        origin = random.choices(list(SHARE), list(SHARE.values()))[0]
        yield _family(origin, random)


def _family(origin: Origin, random: Random) -> list[Known]:
    """One or two grown-ups, each with a name of their own, and their children with one of these."""
    lives = home(random) if random.random() > NO_ADDRESS else None
    adults = [OF_ORIGIN[origin].surname(random) for _ in range(random.randint(1, 2))]
    age = random.randint(20, 75)
    members = [_person(origin, name, age + random.randint(-4, 4), lives, random) for name in adults]
    if age <= 60:
        members += [
            _person(origin, adults[0], random.randint(0, 17), lives, random)
            for _ in range(random.randint(0, 3))
        ]
    return members


def _person(
    origin: Origin, family: FamilyName, age: int, lives: Home | None, random: Random
) -> Known:
    names, woman = OF_ORIGIN[origin], random.random() < 0.5
    own = family.of(woman=woman)
    surname, partner_name, luck = own.surname, "", random.random()
    if luck < DOUBLE:
        other = names.surname(random)
        surname = f"{surname}-{other.particle} {other.surname}".replace("- ", "-")
    elif luck < DOUBLE + PARTNER_NAME:
        partner_name = names.surname(random).surname
    return Known(
        origin=origin,
        given=names.given(random, woman=woman),
        second_name=names.given(random, woman=woman) if random.random() < 0.3 else "",
        particle=own.particle,
        surname=surname,
        partner_name=partner_name,
        birth=_birth(age, random),
        woman=woman,
        home=lives,
    )


def _birth(age: int, random: Random) -> PartialDate:
    born = TODAY - timedelta(days=age * 365 + random.randint(1, 364))
    luck = random.random()
    if luck < BIRTH_UNKNOWN:
        return NOT_KNOWN
    if luck < BIRTH_UNKNOWN + ONLY_YEAR:
        return PartialDate(born.year)
    return PartialDate(born.year, born.month, born.day)
