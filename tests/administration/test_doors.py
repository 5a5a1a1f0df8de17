"""Beheer is for the functional administrator of the region, who in turn sees no case."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from tests.factories.accounts import colleague
from tests.factories.cases import case
from tests.factories.organisations import municipality_of, veilig_thuis_of

PAGES = ["overview", "organisations", "staff", "holidays", "profiles", "systems"]
FORMS = ["add_organisation", "add_account", "add_holiday", "add_profile", "connect_system"]


@pytest.mark.parametrize("name", PAGES + FORMS)
def test_the_administrator_comes_in(as_, esra, name):
    assert as_(esra).get(reverse(f"administration:{name}")).status_code == 200


@pytest.mark.parametrize("name", PAGES + FORMS)
@pytest.mark.parametrize("who", ["anna", "bram", "daan", "fatma"])
def test_nobody_else_does(as_, request, who, name):
    reader = request.getfixturevalue(who)

    assert as_(reader).get(reverse(f"administration:{name}")).status_code == 403


def test_what_belongs_to_another_region_does_not_exist(as_, esra, zuid):
    elsewhere = municipality_of(zuid)
    colleague("Chris Elders", Role.INTAKE, veilig_thuis_of(zuid))
    browser = as_(esra)

    organisation = browser.get(reverse("administration:organisation", args=[elsewhere.pk]))
    staff = browser.get(reverse("administration:staff"))

    assert organisation.status_code == 404
    assert "Chris Elders" not in staff.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_beheer_shows_nothing_of_a_case(as_, esra, anna, noord, name):
    made = case(noord, by=anna, name="Gezin Boterbloem")

    page = as_(esra).get(reverse(f"administration:{name}")).content.decode()

    assert made.number not in page
    assert "Boterbloem" not in page


@pytest.mark.parametrize("name", ["organisations", "staff", "overview", "systems"])
def test_a_long_list_costs_what_a_short_one_costs(
    as_, esra, noord, name, django_assert_num_queries
):
    browser, url = as_(esra), reverse(f"administration:{name}")
    browser.get(url)
    with CaptureQueriesContext(connection) as short:
        browser.get(url)
    for number in range(10):
        colleague(f"Collega{number} Jansen", Role.INTAKE, municipality_of(noord, f"Dorp {number}"))

    with django_assert_num_queries(len(short)):
        browser.get(url)
