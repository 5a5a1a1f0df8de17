"""The fixed contact of a municipality at Veilig Thuis, and who answers on a given day."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.contacts import contact_today, contacts, contacts_of
from accounts.models import RegionContact
from accounts.roles import Role
from tests.factories.accounts import colleague
from tests.factories.contacts import contact
from tests.factories.organisations import municipality_of, veilig_thuis_of

DAY = date(2026, 3, 4)

pytestmark = pytest.mark.rule("003-55")


@pytest.fixture
def town(noord):
    return municipality_of(noord, "Gemeente Waterland")


def test_the_fixed_contact_answers(town, gijs):
    contact(town, gijs)

    today = contact_today(town, DAY)

    assert (today.in_charge, today.is_replaced, today.replaces_until) == (gijs, False, None)


@pytest.mark.parametrize(
    ("day", "answers"),
    [
        (date(2026, 3, 1), "gijs"),
        (date(2026, 3, 2), "hanna"),
        (date(2026, 3, 6), "hanna"),
        (date(2026, 3, 7), "gijs"),
    ],
)
def test_during_an_absence_the_replacement_answers_both_days_included(
    town, gijs, hanna, request, day, answers
):
    absence = {"absent_from": date(2026, 3, 2), "absent_until": date(2026, 3, 6)}
    contact(town, gijs, replacement=hanna, **absence)

    today = contact_today(town, day)

    assert today.in_charge == request.getfixturevalue(answers)
    assert today.replaces_until == (absence["absent_until"] if answers == "hanna" else None)


def test_who_left_is_not_told_and_the_replacement_answers(town, gijs, hanna):
    contact(town, gijs, replacement=hanna)
    gijs.is_active = False
    gijs.save()

    today = contact_today(town, DAY)

    assert (today.in_charge, today.is_replaced, today.left) == (hanna, True, (gijs,))


def test_nobody_answers_when_all_left(town, gijs):
    contact(town, gijs)
    gijs.memberships.update(until=date(2026, 3, 3))

    assert contact_today(town, DAY).in_charge is None


def test_a_contact_of_a_past_or_a_coming_time_is_not_the_contact_of_today(town, gijs, hanna):
    contact(town, gijs, until=date(2026, 3, 3))
    contact(town, hanna, since=date(2026, 3, 5))

    assert contact_today(town, DAY) is None


def test_a_district_has_its_own_contact_beside_that_of_the_whole(town, gijs, hanna):
    contact(town, gijs)
    contact(town, hanna, district="Zuidoost")

    assert contact_today(town, DAY).in_charge == gijs
    assert [row.in_charge for row in contacts_of(town, DAY)] == [gijs, hanna]


def test_another_region_has_its_own_contacts(town, zuid, gijs, chantal):
    contact(town, gijs)
    contact(municipality_of(zuid), chantal)

    assert [row.in_charge for row in contacts(zuid, DAY)] == [chantal]


def test_the_database_keeps_one_open_contact_for_the_same_place(town, gijs, hanna):
    contact(town, gijs, district="Zuidoost")

    with pytest.raises(IntegrityError), transaction.atomic():
        contact(town, hanna, district="zuidoost")


@pytest.mark.parametrize(
    "wrong",
    [
        {"absent_from": date(2026, 3, 2)},
        {"absent_from": date(2026, 3, 6), "absent_until": date(2026, 3, 2)},
        {"replacement": None, "absent_from": date(2026, 3, 2), "absent_until": date(2026, 3, 6)},
        {"until": date(2025, 12, 31)},
    ],
)
def test_the_database_refuses_an_absence_that_leaves_nobody(town, gijs, hanna, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        contact(town, gijs, **{"replacement": hanna, **wrong})


def test_the_database_refuses_who_replaces_oneself(town, gijs):
    with pytest.raises(IntegrityError), transaction.atomic():
        contact(town, gijs, replacement=gijs)


def test_ten_contacts_cost_what_one_costs(town, noord, gijs, django_assert_num_queries):
    contact(town, gijs)
    with django_assert_num_queries(2):
        [str(row.in_charge) for row in contacts(noord, DAY)]
    for number in range(10):
        other = colleague(f"Collega{number} Jansen", Role.REGION_OFFICER, veilig_thuis_of(noord))
        contact(municipality_of(noord, f"Gemeente {number}"), other, replacement=gijs)

    with django_assert_num_queries(2):
        [f"{row.in_charge} {row.contact.place}" for row in contacts(noord, DAY)]
    assert RegionContact.objects.count() == 11
