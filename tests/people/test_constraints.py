"""What the database keeps true, whatever the code does."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from people.enums import AddressKind, CustodyKind, RelationKind
from people.models import Address, Household, HouseholdMember, Person, Relation

IMPOSSIBLE_PERSONS = [
    pytest.param({"birth_month": 3}, "birth_parts_in_order", id="a month without a year"),
    pytest.param({"birth_year": 2019, "birth_day": 3}, "birth_parts_in_order",
                 id="a day without a month"),
    pytest.param({"birth_year": 1899}, "birth_date_exists", id="long ago"),
    pytest.param({"birth_year": 2019, "birth_month": 13}, "birth_date_exists", id="month 13"),
    pytest.param({"birth_year": 2021, "birth_month": 2, "birth_day": 30}, "birth_date_exists",
                 id="30 february"),
    pytest.param({"birth_year": 2021, "birth_month": 2, "birth_day": 29}, "birth_date_exists",
                 id="29 february, no leap year"),
    pytest.param({"birth_year": 1900, "birth_month": 2, "birth_day": 29}, "birth_date_exists",
                 id="29 february 1900"),
    pytest.param({"birth_year": 2021, "birth_month": 4, "birth_day": 31}, "birth_date_exists",
                 id="31 april"),
    pytest.param({"birth_estimated": True}, "estimate_is_a_year", id="an estimate of nothing"),
    pytest.param({"unborn": True, "birth_year": 2021}, "unborn_or_born", id="unborn and born"),
    pytest.param({"expected_on": date(2026, 5, 3)}, "unborn_or_born", id="expected though born"),
    pytest.param({"birth_year": 1950, "deceased_on": date(1940, 1, 1)}, "died_after_birth",
                 id="died before birth"),
    pytest.param({"surname": ""}, "can_be_named", id="nameless"),
    pytest.param({"bsn": "123456782"}, "bsn_has_its_hash", id="a BSN nobody can find"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "constraint"), IMPOSSIBLE_PERSONS)
def test_an_impossible_person_is_refused(noord, facts, constraint):
    with pytest.raises(IntegrityError, match=f"person_{constraint}"), transaction.atomic():
        Person.objects.create(**{"region": noord, "surname": "Smit", **facts})


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"birth_year": 2024, "birth_month": 2, "birth_day": 29}, id="leap day"),
        pytest.param({"birth_year": 2000, "birth_month": 2, "birth_day": 29}, id="year 2000"),
        pytest.param({"birth_year": 2020, "birth_month": 12, "birth_day": 31}, id="31 december"),
        pytest.param({"unborn": True, "surname": ""}, id="an unborn child without a name"),
        pytest.param({"birth_year": 1950, "deceased_on": date(1950, 1, 1)}, id="died young"),
    ],
)
def test_a_possible_person_is_not(noord, facts):
    assert Person.objects.create(**{"region": noord, "surname": "Smit", **facts}).pk


@pytest.fixture
def two(noord):
    return [Person.objects.create(region=noord, surname=name) for name in ("Smit", "Kaya")]


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"postcode": "0123AB"}, "postcode_shape"),
        ({"number": 1}, "says_something"),
        ({"city": "Assen", "since": date(2025, 2, 1), "until": date(2025, 1, 1)}, "interval"),
        ({"city": "Assen", "kind": AddressKind.SHELTER}, "shelter_is_secret"),
    ],
)
def test_an_impossible_address_is_refused(two, facts, constraint):
    with pytest.raises(IntegrityError, match=f"address_{constraint}"), transaction.atomic():
        Address.objects.create(person=two[0], **facts)


def test_nobody_lives_at_two_addresses_of_one_kind(two):
    Address.objects.create(person=two[0], city="Assen")

    with pytest.raises(IntegrityError, match="address_one_open"), transaction.atomic():
        Address.objects.create(person=two[0], city="Delfzijl")


@pytest.mark.parametrize(
    ("kind", "custody"),
    [
        (RelationKind.PARENT, CustodyKind.NOT_APPLICABLE),
        (RelationKind.SIBLING, CustodyKind.YES),
    ],
)
def test_custody_belongs_to_parents_and_guardians(two, kind, custody):
    with pytest.raises(IntegrityError, match="custody_of_a_parent"), transaction.atomic():
        Relation.objects.create(from_person=two[0], to_person=two[1], kind=kind, custody=custody)


def test_nobody_is_related_to_oneself(two):
    with pytest.raises(IntegrityError, match="between_two"), transaction.atomic():
        Relation.objects.create(from_person=two[0], to_person=two[0], kind=RelationKind.SIBLING)


def test_nobody_belongs_twice_to_one_household(noord, two):
    home = Household.objects.create(region=noord, name="Gezin Smit")
    HouseholdMember.objects.create(household=home, person=two[0])

    with pytest.raises(IntegrityError, match="open_once"), transaction.atomic():
        HouseholdMember.objects.create(household=home, person=two[0])
