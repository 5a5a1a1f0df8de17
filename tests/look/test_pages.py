"""The components as people meet them: on a desk and on a phone, with and without a mouse."""

import pytest
from playwright.sync_api import expect

from tests.look.samples import PAGES
from tests.support.browser import (
    DESK,
    PHONE,
    complaints_of,
    violations,
    wider_than_the_screen,
)

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out(look, name, size):
    complaints = complaints_of(look)
    look.set_viewport_size(size)

    look.goto(f"/{name}")

    assert violations(look) == []
    assert not wider_than_the_screen(look)
    assert complaints == []


def test_the_first_tab_offers_the_way_past_the_menu(look):
    look.goto("/worklist")

    look.keyboard.press("Tab")
    expect(look.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    look.keyboard.press("Enter")

    expect(look.locator("main")).to_be_focused()


def test_on_a_phone_the_menu_opens_and_escape_closes_it(look):
    look.set_viewport_size(PHONE)
    look.goto("/worklist")
    item = look.get_by_role("link", name="Caseloadbord")
    expect(item).to_be_hidden()

    look.get_by_role("button", name="Menu").press("Enter")
    expect(item).to_be_visible()
    open_violations = violations(look)
    look.keyboard.press("Escape")

    expect(item).to_be_hidden()
    assert open_violations == []


def test_on_a_desk_the_menu_is_always_there(look):
    look.set_viewport_size(DESK)

    look.goto("/worklist")

    expect(look.get_by_role("link", name="Caseloadbord")).to_be_visible()
    expect(look.get_by_role("button", name="Menu")).to_be_hidden()
    expect(look.get_by_role("link", name="Mijn werk 37")).to_have_attribute("aria-current", "page")


def test_the_summary_of_errors_has_the_focus_and_leads_to_the_question(look):
    look.goto("/form-with-errors")

    expect(look.locator(".vt-error-summary")).to_be_focused()
    look.get_by_role("link", name="Geboortedatum").click()
    expect(look.get_by_label("Geboortedatum")).to_be_focused()
    look.get_by_role("link", name="Zijn er wapens in huis?").click()

    expect(look.get_by_role("radio", name="Ja")).to_be_focused()


def test_what_is_wrong_is_read_out_with_the_question(look):
    look.goto("/form-with-errors")

    question = look.get_by_role("textbox", name="Wat is er gezien of gehoord?")

    expect(question).to_have_accessible_description(
        "Beschrijf feiten, met bron en datum. Scheid feiten van interpretatie. "
        "Invoerfout: Beschrijf wat er is gezien of gehoord."
    )
    expect(question).to_have_attribute("aria-invalid", "true")


def test_a_fresh_form_shows_nothing_in_red(look):
    look.goto("/form-fresh")

    assert look.locator(":invalid").count() == 0
    assert look.locator("[aria-invalid]").count() == 0


def test_the_sentence_behind_a_deadline_opens_with_the_keyboard(look):
    look.goto("/dossier")

    look.get_by_text("Waarom deze datum?").press("Enter")

    expect(look.get_by_text("Vijf werkdagen na 23 december.")).to_be_visible()


def test_a_chart_tells_the_same_in_a_table(look):
    look.goto("/dossier")

    look.get_by_text("Toon als tabel").first.click()

    row = look.get_by_role("row", name="w44 128")
    expect(row).to_be_visible()
