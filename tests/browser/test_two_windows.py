"""Two windows on one page, with and without script: neither loses a word, and each hears of it."""

import os
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Route

from cases.models import SafetyAssessment
from tests.browser.desk import Desk
from tests.factories import assessments
from tests.support.browser import DESK, PHONE, violations, wider_than_the_screen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

AUTOSAVE = "**/bewaren/"
CHRONOLOGY = "Ordening van gebeurtenissen"
ANNAS = "3 mei: buren horen geschreeuw.\n4 mei: de politie komt, moeder heeft een blauwe plek."
HANNAS = "4 mei: de politie vindt vader niet thuis."


@pytest.fixture
def report(noord, anna, fatma, reference):
    made = assessments.received(noord, by=fatma)
    assessments.judging_begun(made, anna)
    return made


def page_of(report):
    return reverse("cases:assessment_judge", args=[report.number])


def assessment():
    return SafetyAssessment.objects.get()


def shoot(desk: Desk, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        width = desk.page.viewport_size["width"]
        desk.page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_two_colleagues_see_each_others_text_and_make_one(seat, anna, hanna, report, size):
    first = seat(anna, java_script_enabled=False).open(page_of(report))
    second = seat(hanna, size=size).open(page_of(report))
    first.write(CHRONOLOGY, ANNAS)
    first.press("Alleen opslaan")
    second.write(CHRONOLOGY, HANNAS)
    second.press("Alleen opslaan")

    shoot(second, "both")
    assert second.reads("Er is intussen iets anders bewaard")
    assert second.reads("Intussen bewaarde Anna Meijer hier iets anders")
    assert second.page.locator("blockquote").inner_text() == ANNAS
    assert second.page.get_by_label(CHRONOLOGY).input_value() == HANNAS
    assert violations(second.page) == []
    assert not wider_than_the_screen(second.page)

    second.write(CHRONOLOGY, f"{ANNAS}\n{HANNAS}")
    second.press("Alleen opslaan")

    assert second.reads("Opgeslagen.")
    assert assessment().chronology.splitlines() == [*ANNAS.splitlines(), HANNAS]


def test_a_page_that_saves_by_itself_says_that_a_colleague_was_there(seat, anna, hanna, report):
    first, second = seat(anna).open(page_of(report)), seat(hanna).open(page_of(report))
    first.write(CHRONOLOGY, ANNAS)
    first.page.get_by_text("Bewaard om").wait_for()

    second.write(CHRONOLOGY, HANNAS)
    second.page.get_by_text("Van u is nu niets opgeslagen").wait_for()
    second.press("Alleen opslaan")

    assert second.page.locator("blockquote").inner_text() == ANNAS
    assert assessment().chronology.splitlines() == ANNAS.splitlines()


def test_who_goes_on_typing_while_the_page_saves_is_not_told_of_another(seat, anna, report):
    desk = seat(anna).open(page_of(report))
    for words in ("3 mei.", "3 mei: geschreeuw.", "3 mei: geschreeuw en een klap."):
        desk.write(CHRONOLOGY, words)
        with desk.page.expect_response(AUTOSAVE):
            pass

    desk.write(CHRONOLOGY, "Klaar.")
    desk.press("Alleen opslaan")

    assert desk.reads("Opgeslagen.")
    assert assessment().chronology == "Klaar."


def test_a_button_waits_for_what_is_on_its_way(seat, anna, report):
    """The page saves by itself, slowly; meanwhile one types on and presses the button."""
    desk = seat(anna).open(page_of(report))
    held: list[Route] = []
    desk.page.route(AUTOSAVE, lambda route: held.append(route))
    desk.write(CHRONOLOGY, "3 mei.")
    with desk.page.expect_request(AUTOSAVE):
        pass
    desk.write(CHRONOLOGY, "3 mei: geschreeuw.")
    desk.page.get_by_role("button", name="Alleen opslaan").click(no_wait_after=True)
    held.pop().continue_()

    desk.page.get_by_text("Opgeslagen.").wait_for()
    assert assessment().chronology == "3 mei: geschreeuw."
