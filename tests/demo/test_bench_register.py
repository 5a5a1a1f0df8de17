"""The register that is searched, and how people misspell who is in it."""

from itertools import islice
from random import Random

import pytest

from demo.bench.measure import Waits
from demo.bench.register.fill import traits
from demo.bench.register.matching import broken_promises, measure_matching
from demo.bench.register.misspelling import misspelt
from demo.bench.register.names import Origin
from demo.bench.register.page import matching_page
from demo.bench.register.persons import families
from demo.bench.tables import empty
from people.models import HouseholdMember, Person
from people.selectors import traits_of

SMALL = 1_200


def register(seed: int, count: int = 400):
    return [person for family in islice(families(Random(seed)), count) for person in family]


def test_the_same_seed_gives_the_same_people_with_names_of_every_origin():
    people = register(7)

    assert people == register(7)
    assert people != register(8)
    assert {person.origin for person in people} == set(Origin)


def test_whoever_is_sought_was_typed_otherwise_than_the_register_has_it():
    random = Random(3)
    for known in register(3, 100):
        typed, address = misspelt(known, random)
        as_known = (known.given, known.particle, known.surname, known.birth)
        at_home = known.home and (known.home.postcode, known.home.number)
        as_typed = (typed.calling_name, typed.particle, typed.surname, typed.birth)
        assert as_typed != as_known or (address.postcode, address.number) != at_home


@pytest.fixture
def found(transactional_db):
    yield measure_matching(SMALL, queries=50, seed=11)
    empty()


@pytest.mark.rule("002-27")
def test_the_register_is_found_again_through_the_selector_of_the_screens(found):
    person = Person.objects.order_by("pk").first()
    first = register(11, 1)[0]

    assert traits_of(person) == traits(first)
    assert Person.objects.count() == HouseholdMember.objects.count() == SMALL
    assert found.asked.total() == 50
    assert found.recall >= 0.96
    assert "| all | 50 |" in matching_page(found, 1.0)


def test_a_promise_that_is_broken_is_said(found):
    slow = type(found)(**{**vars(found), "search": Waits(0.01, 0.02)})

    assert broken_promises(slow) == ["p95 is 20.0 ms, at most 15"]
