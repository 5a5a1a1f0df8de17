"""A plan two colleagues write in at once, on a laptop that is closed, and at a kitchen table."""

import os
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from cases.services.working_along import let_work_along
from safetyplans.models import SafetyPlan
from safetyplans.services.rows import add_row
from safetyplans.services.writing import write_condition
from tests.browser.desk import Desk
from tests.factories import plans as make
from tests.factories.accounts import colleague
from tests.factories.organisations import veilig_thuis_of
from tests.support.browser import DESK, PHONE, violations, wider_than_the_screen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

TABLET = {"width": 820, "height": 1180}
SIZES = pytest.mark.parametrize("size", [DESK, TABLET, PHONE], ids=["desk", "tablet", "phone"])
KEEP = "**/bewaren/"
STANDS = "Sanne ziet en hoort thuis geen geweld."
GIJS = "Sanne slaapt elke nacht rustig in haar eigen bed."
IRIS = "Sanne is nooit alleen met iemand die gedronken heeft."


@pytest.fixture
def iris(noord, plan, gijs):
    """A colleague who works along in this case."""
    made = colleague("Iris Bakker", Role.CASEWORKER, veilig_thuis_of(noord))
    at = timezone.now()
    let_work_along(plan.case, colleague=made, task="meeschrijven", at=at, actor=gijs)
    return made


@pytest.fixture
def plan(noord, bram, gijs):
    return make.fill(make.begun(noord, by=bram, owner=gijs))


def page_of(plan: SafetyPlan, part: str, place: str = "schrijven") -> str:
    return reverse("safetyplans:part", args=[plan.number, place, part])


def shoot(desk: Desk, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        width = desk.page.viewport_size["width"]
        desk.page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


def _who(desk: Desk) -> str:
    return desk.page.get_by_label("Wie doet dit?").input_value()


def test_two_colleagues_in_one_condition_see_each_others_words_and_make_one(seat, plan, gijs, iris):
    first = seat(gijs, java_script_enabled=False).open(page_of(plan, "voorwaarden"))
    second = seat(iris, java_script_enabled=False).open(page_of(plan, "voorwaarden"))
    first.part("Voorwaarde 1").write("Dit is altijd zo", GIJS)
    first.press("Bewaar")
    second.part("Voorwaarde 1").write("Dit is altijd zo", IRIS)
    second.press("Bewaar")

    shoot(second, "both")
    assert second.reads("Intussen bewaarde Gijs van Dam hier iets anders")
    assert second.page.locator("blockquote").inner_text() == GIJS
    assert plan.conditions.get().text == GIJS

    second.part("Voorwaarde 1").write("Dit is altijd zo", f"{GIJS} {IRIS}")
    second.press("Bewaar")

    assert second.reads("Bewaard.")
    assert plan.conditions.get().text == f"{GIJS} {IRIS}"


def test_two_colleagues_in_two_fields_of_one_condition_keep_both_as_they_type(
    seat, plan, gijs, iris
):
    first = seat(gijs).open(page_of(plan, "voorwaarden"))
    second = seat(iris).open(page_of(plan, "voorwaarden"))
    first.part("Voorwaarde 1").write("Dit is altijd zo", GIJS)
    second.part("Voorwaarde 1").write("Wie kijkt of het zo is?", "Opa en oma")
    for desk in (first, second):
        desk.page.get_by_text("Bewaard om").wait_for()

    row = plan.conditions.get()
    assert (row.text, row.sight_by) == (GIJS, "Opa en oma")


def test_a_laptop_closed_in_the_middle_of_a_sentence_keeps_what_was_typed(seat, plan, gijs):
    desk, later = seat(gijs).open(page_of(plan, "afspraken")), seat(gijs)
    with desk.page.expect_response(KEEP):
        desk.part("Afspraak 1").write("Wat spreken we af?", "Vader gaat naar")
    desk.page.close()

    later.open(page_of(plan, "afspraken"))

    assert later.page.get_by_label("Wat spreken we af?").input_value() == "Vader gaat naar"


def test_who_goes_to_another_part_in_the_middle_of_a_word_loses_no_letter(seat, plan, gijs):
    desk = seat(gijs).open(page_of(plan, "afspraken"))
    desk.part("Afspraak 1").write("Wie doet dit?", "Vade")
    desk.follow("Volgende: 4. Wie doet wat als het niet lukt")
    desk.page.wait_for_url("**/als-het-niet-lukt/")

    # The last words go without an answer: they arrive at their own time.
    looks = (_who(desk.open(page_of(plan, "afspraken"))) for _ in range(30))
    assert "Vade" in looks


def test_what_was_typed_in_a_row_that_a_colleague_removed_can_be_added_again(seat, plan, gijs):
    desk = seat(gijs, java_script_enabled=False).open(page_of(plan, "afspraken"))
    plan.agreements.all().delete()
    desk.part("Afspraak 1").write("Wat spreken we af?", "Moeder belt oma.")
    desk.press("Bewaar")

    assert desk.reads("intussen weggehaald")
    desk.press("Voeg opnieuw toe")

    assert plan.agreements.get().what == "Moeder belt oma."


@SIZES
def test_at_the_table_the_family_reads_and_writes_without_the_case_around_it(
    seat, plan, gijs, size
):
    desk = seat(gijs, size=size, has_touch=size != DESK)
    desk.open(reverse("safetyplans:table", args=[plan.number]))
    shoot(desk, "table-start")
    for part in ("gebeurtenissen", "voorwaarden", "afspraken", "veiligheidspersonen", "hulp"):
        desk.open(page_of(plan, part, "gesprek"))
        shoot(desk, f"table-{part}")
        assert violations(desk.page) == []
        assert not wider_than_the_screen(desk.page)
        assert plan.case.number not in desk.page.content()
        assert plan.case.household.name not in desk.page.locator("body").inner_text()


@SIZES
def test_every_page_of_the_plan_stands_on_each_screen(seat, plan, gijs, size):
    add_row(plan, type(plan.agreements.get()), what="Moeder moet naar therapie.", actor=gijs)
    write_condition(plan.conditions.get(), text="Vader volgt therapie.", actor=gijs)
    desk = seat(gijs, size=size)
    child = plan.safety_persons.get().child
    addresses = {
        "plan": reverse("safetyplans:plan", args=[plan.number]),
        "doel": page_of(plan, "doel"),
        "gebeurtenissen": page_of(plan, "gebeurtenissen"),
        "voorwaarden": page_of(plan, "voorwaarden"),
        "afspraken": page_of(plan, "afspraken"),
        "veiligheidspersonen": page_of(plan, "veiligheidspersonen"),
        "hulp": page_of(plan, "hulp"),
        "bescherming": page_of(plan, "bescherming"),
        "meningen": page_of(plan, "meningen"),
        "voor": reverse("safetyplans:for_member", args=[plan.number, child.pk]),
        "mening": reverse("safetyplans:row", args=[plan.number, "gesprek", "meningen", child.pk]),
        "klaar": reverse("safetyplans:table_done", args=[plan.number]),
    }
    for name, address in addresses.items():
        desk.open(address)
        shoot(desk, name)
        assert violations(desk.page) == [], name
        assert not wider_than_the_screen(desk.page), name
