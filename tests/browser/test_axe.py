"""Nothing axe objects to: on every page, for everybody who gets it, at a desk and on a phone.

The list is that of the access table, so that a new address is looked at as soon as it has its row.
A page of which menu and content have the same kinds of elements as were looked at already, is
passed over.
"""

import pytest

from tests.architecture.access_rows import PEOPLE
from tests.architecture.world import make_world
from tests.browser.pages import Kinds, Shown, go_on, pages_of
from tests.support.browser import DESK, PHONE, violations, wider_than_the_screen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

LOOKED_AT: set[Kinds] = set()


@pytest.mark.timeout(600)
@pytest.mark.parametrize("who", PEOPLE)
def test_axe_finds_nothing_on_any_page_of(who, seat):
    world = make_world()
    go_on(world)
    desk = seat(world.people[who])
    found = []
    for shown in list(pages_of(world, who)):
        if shown.parts - LOOKED_AT:
            LOOKED_AT.update(shown.parts)
            found += _look(desk, shown)
    assert found == []


def _look(desk, shown: Shown) -> list[str]:
    """At both widths, with everything unfolded that can be."""
    page, found = desk.page, []
    if shown.refused:
        page.route(
            f"**{shown.address}",
            lambda route: route.fulfill(body=shown.body, content_type="text/html; charset=utf-8"),
        )
    page.goto(shown.address)
    page.unroute_all()
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        found += [f"{shown.address}: {one}" for one in violations(page)]
        if wider_than_the_screen(page):
            found.append(f"{shown.address}: wider than the screen at {size['width']}")
    return found
