"""A list costs the page, not the table; and the daily pages cost at most twelve queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.support.families import carried

pytestmark = pytest.mark.django_db

LISTS = [
    ("reporting:my_work", "anna"),
    ("reporting:reports", "anna"),
    ("reporting:caseload", "bram"),
    ("reporting:search", "anna"),
    ("cases:grants", "bram"),
]
DAILY = [("reporting:my_work", False), ("cases:triage_board", False), ("cases:detail", True)]


def queries_of(client, url) -> list[str]:
    def ask():
        search = url == reverse("reporting:search")
        return client.post(url, {"q": "Vermeer"}) if search else client.get(url)

    ask()
    with CaptureQueriesContext(connection) as captured:
        assert ask().status_code == 200
    return [query["sql"] for query in captured]


@pytest.mark.parametrize(("name", "who"), LISTS)
def test_ten_rows_cost_what_one_costs(as_, request, noord, anna, fatma, name, who):
    client = as_(request.getfixturevalue(who))
    url = reverse(name)
    carried(noord, anna, by=fatma)
    short = queries_of(client, url)

    for _ in range(9):
        carried(noord, anna, by=fatma)

    long = queries_of(client, url)
    assert len(long) == len(short), "\n".join(long)


@pytest.mark.parametrize(("name", "of_a_case"), DAILY)
def test_the_daily_pages_cost_at_most_twelve_queries(as_, anna, family, name, of_a_case):
    url = reverse(name, args=[family.number] if of_a_case else [])

    queries = queries_of(as_(anna), url)

    assert len(queries) <= 12, "\n\n".join(queries)


def test_the_front_page_of_a_caseworker_costs_at_most_twelve(as_, gijs, noord, fatma):
    carried(noord, gijs, by=fatma)

    queries = queries_of(as_(gijs), reverse("reporting:my_work"))

    assert len(queries) <= 12, "\n\n".join(queries)
