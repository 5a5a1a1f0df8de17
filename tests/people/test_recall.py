"""Whether people are found again the way they are misspelt; of half a million: `make bench`."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from people.folding import fold
from people.keys import Traits, search_keys, stored_keys
from people.likeness import likeness
from people.partial_date import PartialDate
from tests.factories.people import person_name, postcode

TOWN, QUERIES, SHOWN = 3_000, 600, 10


def inhabitant(random: Random) -> Traits:
    _, given, particle, surname = person_name(random)
    born = date(1945, 1, 1) + timedelta(days=random.randrange(80 * 365))
    return Traits(
        surnames=(f"{particle} {surname}".strip(),),
        given=(given,),
        birth=PartialDate(born.year, born.month, born.day),
        postcode=postcode(random),
        house_number=random.randint(1, 240),
    )


def misheard(person: Traits, random: Random) -> Traits:
    """The person as somebody in a hurry types them."""
    surname, given = person.surnames[0], person.given[0]
    if random.random() < 0.3:
        surname = surname.split()[-1]
    if "-" in surname and random.random() < 0.5:
        surname = surname.split("-")[random.randrange(2)]
    if random.random() < 0.5:
        surname, given = fold(surname), fold(given)
    if random.random() < 0.35:
        surname = mistyped(surname, random)
    if random.random() < 0.2:
        given = mistyped(given, random)
    if random.random() < 0.2:
        given = given[0]
    known_address = random.random() < 0.4
    return replace(
        person,
        surnames=(surname,),
        given=(given,),
        birth=misremembered(person.birth, random),
        postcode=person.postcode if known_address else "",
        house_number=person.house_number if known_address else None,
    )


def mistyped(name: str, random: Random) -> str:
    at = random.randrange(1, max(len(name) - 1, 2))
    kind = random.randrange(4)
    if kind == 0:
        return name[:at] + name[at + 1 :]
    if kind == 1:
        return name[:at] + name[at] + name[at:]  # doubled
    if kind == 2:
        return name[:at] + random.choice("aeinrst") + name[at + 1 :]
    return name[: at - 1] + name[at : at + 1] + name[at - 1] + name[at + 1 :]  # swapped


def misremembered(birth: PartialDate, random: Random) -> PartialDate:
    luck = random.random()
    if luck < 0.12:
        return PartialDate()
    if luck < 0.22:
        return PartialDate(birth.year)
    if luck < 0.30 and birth.day <= 12:
        return PartialDate(birth.year, birth.day, birth.month)
    if luck < 0.36:
        return PartialDate(birth.year + random.choice([-1, 1]), birth.month, min(birth.day, 28))
    if luck < 0.42:
        return PartialDate(birth.year, birth.month, birth.day % 28 + 1)
    return birth


@pytest.mark.rule("002-27")
def test_nineteen_of_twenty_are_found_among_the_first_ten():
    random = Random(2026)
    town = [inhabitant(random) for _ in range(TOWN)]
    under = defaultdict(set)
    for number, person in enumerate(town):
        for key in stored_keys(person):
            under[key].add(number)
    found = 0
    for _ in range(QUERIES):
        wanted = random.randrange(TOWN)
        sought = misheard(town[wanted], random)
        candidates = set().union(*(under[key] for key in search_keys(sought)))
        ranked = sorted(candidates, key=lambda n: -likeness(sought, town[n]).score)
        found += wanted in ranked[:SHOWN]

    assert found / QUERIES >= 0.94
