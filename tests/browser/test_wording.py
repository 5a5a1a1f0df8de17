"""The wording helper reads along while somebody types a condition."""

import pytest
from django.urls import reverse

from tests.factories import plans as make
from tests.support.browser import PHONE, violations, wider_than_the_screen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.mark.rule("000-24")
@pytest.mark.timeout(120)
def test_a_condition_that_is_an_order_is_marked_while_one_types(seat, noord, bram, gijs):
    plan = make.fill(make.begun(noord, by=bram, owner=gijs))
    desk = seat(gijs, size=PHONE)
    desk.open(reverse("safetyplans:part", args=[plan.number, "schrijven", "voorwaarden"]))
    before = desk.page.locator(".vt-wording mark").count()
    desk.page.get_by_label("Dit is altijd zo").first.fill("Vader moet naar therapie.")
    mark = desk.page.locator(".vt-wording mark").first
    mark.wait_for()
    words = mark.inner_text()
    note = desk.page.locator(".vt-notes li").first.inner_text()

    assert before == 0
    assert words.startswith("moet")
    assert "Dit is een opdracht." in note
    assert violations(desk.page) == []
    assert not wider_than_the_screen(desk.page)


def test_the_keyboard_goes_from_a_mark_to_its_note_and_back(seat, noord, bram, gijs):
    plan = make.fill(make.begun(noord, by=bram, owner=gijs))
    plan.conditions.update(text="Vader moet naar therapie.")
    desk = seat(gijs)
    desk.open(reverse("safetyplans:check", args=[plan.number]))
    there = desk.page.locator(".vt-mark > a").first
    there.focus()
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.press("Tab")
    back = desk.page.evaluate("document.activeElement.textContent")
    desk.page.keyboard.press("Enter")

    assert "moet" in back
    assert there.evaluate("place => place.matches(':target')")
