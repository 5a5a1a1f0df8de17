import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db

PAGES = [
    ("reporting:my_work", "anna", 200),
    ("reporting:my_work", "bram", 200),
    ("reporting:my_work", "chantal", 200),
    ("reporting:my_work", "daan", 302),
    ("reporting:my_work", "esra", 200),
    ("reporting:reports", "anna", 200),
    ("reporting:reports", "daan", 403),
    ("reporting:reports", "esra", 403),
    ("reporting:caseload", "bram", 200),
    ("reporting:caseload", "anna", 403),
    ("reporting:caseload", "daan", 403),
    ("reporting:search", "anna", 200),
    ("reporting:search", "daan", 403),
    ("reporting:search", "esra", 403),
    ("cases:grants", "bram", 200),
    ("cases:grants", "anna", 403),
    ("cases:break_glass", "gijs", 200),
    ("cases:break_glass", "bram", 403),
    ("cases:break_glass", "daan", 403),
]


@pytest.mark.parametrize(("name", "who", "status"), PAGES)
def test_who_gets_which_page(as_, request, family, name, who, status):
    user = request.getfixturevalue(who)

    assert as_(user).get(reverse(name)).status_code == status


OF_A_CASE = [
    ("cases:detail", 200, 200, 404, 404, 404),
    ("cases:household", 200, 200, 404, 404, 404),
    ("cases:timeline", 200, 200, 404, 404, 404),
    ("cases:access_log", 403, 200, 404, 403, 403),
    ("cases:add_contact", 200, 200, 404, 404, 404),
    ("cases:assign", 403, 200, 404, 403, 403),
    ("cases:conflicts", 403, 200, 404, 403, 403),
]


@pytest.mark.rule("A1", "A2")
@pytest.mark.parametrize(("name", "anna_", "bram_", "chantal_", "daan_", "esra_"), OF_A_CASE)
def test_who_gets_which_page_of_a_case(
    as_, anna, bram, chantal, daan, esra, family, name, anna_, bram_, chantal_, daan_, esra_
):
    url = reverse(name, args=[family.number])
    expected = {anna: anna_, bram: bram_, chantal: chantal_, daan: daan_, esra: esra_}

    got = {user: as_(user).get(url).status_code for user in expected}

    assert got == expected
