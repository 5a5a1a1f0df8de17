"""Nothing axe objects to: on every page, for everybody who gets it, at a desk and on a phone.

The list is that of the access table, so that a new address is looked at as soon as it has its row.
Each page is looked at once, and again for whom it holds a kind of element no page had before.
"""

import pytest

from tests.architecture.access_rows import PEOPLE
from tests.architecture.test_access_table import ALL
from tests.architecture.world import make_world
from tests.browser.pages import Kind, Shown, go_on, pages_of
from tests.support.browser import DESK, PHONE, violations, wider_than_the_screen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.long]

NAMES = sorted({name for name, *_ in ALL})
PARTS = 2
BLANK = "about:blank"


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing_on_any_page_of_anybody(seat, part):
    """In parts, so that each core of the machine takes some."""
    world = make_world()
    go_on(world)
    looked_at: set[Kind] = set()
    found = []
    for who in PEOPLE:
        desk = seat(world.people[who])
        for shown in pages_of(world, who, NAMES[part::PARTS]):
            if shown.kinds - looked_at:
                looked_at |= shown.kinds
                found += [f"{who} {one}" for one in _look(desk, shown)]
    assert found == []


def _look(desk, shown: Shown) -> list[str]:
    """At both widths, with everything unfolded that can be.

    Put in the page that is there: what all pages share is loaded once.
    """
    page, found = desk.page, []
    if page.url == BLANK:
        page.goto("/")
    page.set_content(shown.body)
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        found += [f"{shown.address}: {one}" for one in violations(page)]
        if wider_than_the_screen(page):
            found.append(f"{shown.address}: wider than the screen at {size['width']}")
    return found
