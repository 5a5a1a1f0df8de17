"""The daily pages in a real browser, at a desk and on a phone: nothing axe objects to."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from tests.support.browser import DESK, PHONE, complaints_of, violations, wider_than_the_screen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

PAGES = [
    ("anna", "reporting:my_work", False),
    ("anna", "reporting:reports", False),
    ("anna", "cases:detail", True),
    ("bram", "reporting:caseload", False),
    ("bram", "cases:timeline", True),
    ("bram", "cases:access_log", True),
    ("bram", "cases:household", True),
    ("bram", "cases:assign", True),
    ("gijs", "cases:break_glass", False),
    ("esra", "reporting:my_work", False),
    ("bram", "reporting:my_work", False),
    ("daan", "reporting:my_work", False),
]


def enter(page: Page, live_server, client) -> None:
    """The browser continues the session of this client."""
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(("who", "name", "of_a_case"), PAGES)
def test_axe_finds_nothing(
    page, live_server, as_, request, families, gijs, who, name, of_a_case, size
):
    enter(page, live_server, as_(request.getfixturevalue(who)))
    page.set_viewport_size(size)
    complaints = complaints_of(page)

    page.goto(live_server.url + reverse(name, args=[families[0].number] if of_a_case else []))

    assert complaints == []
    assert violations(page) == []
    assert not wider_than_the_screen(page)
