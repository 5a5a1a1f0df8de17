"""A warm handover on a tablet at the kitchen table, and on a phone, with and without script."""

import os
from pathlib import Path

import pytest
from django.urls import reverse

from cases.enums import RegieKind
from handover.screens import meeting_items as items
from tests.browser.desk import Desk
from tests.factories import meetings as make
from tests.support.browser import DESK, PHONE, violations, wider_than_the_screen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

TABLET = {"width": 1024, "height": 768}
SIZES = pytest.mark.parametrize("size", [TABLET, PHONE], ids=["tablet", "phone"])


@pytest.fixture
def planned(noord, bram, gijs):
    return make.planned(noord, by=bram, owner=gijs)


def to(name, meeting, *rest) -> str:
    return reverse(f"handover:{name}", args=[meeting.handover.number, *rest])


def shoot(desk: Desk, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        width = desk.page.viewport_size["width"]
        desk.page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


@SIZES
def test_the_family_goes_through_the_agenda_one_screen_at_a_time(seat, planned, gijs, size):
    desk = seat(gijs, size=size, has_touch=True).open(to("meeting_table", planned))
    shoot(desk, "tafel")
    assert violations(desk.page) == []

    desk.follow(items.SEATS.plain)
    for place, named in enumerate(items.AGENDA, 1):
        shoot(desk, f"tafel-{named.slug}")
        assert desk.page.locator("h1").inner_text() == named.plain
        assert desk.reads(f"{place} van {len(items.AGENDA)}")
        assert violations(desk.page) == []
        assert not wider_than_the_screen(desk.page)
        assert planned.handover.case.number not in desk.page.content()
        desk.page.locator("nav[aria-label=Verder] a").last.click()
    assert desk.reads("Dank u wel voor dit gesprek")


def test_what_is_said_is_kept_while_it_is_typed(seat, planned, gijs):
    desk = seat(gijs, size=TABLET, has_touch=True)
    desk.open(to("meeting_item", planned, items.TABLE, items.QUESTIONS.slug))
    desk.part("Fenna").write("In eigen woorden", "Rust in huis.")
    desk.page.get_by_text("Bewaard om").wait_for()

    assert planned.help_questions.get(person__calling_name="Fenna").question == "Rust in huis."


def test_it_works_without_script(seat, planned, gijs):
    desk = seat(gijs, size=PHONE, java_script_enabled=False)
    desk.open(to("meeting_item", planned, items.TABLE, items.AGREEMENTS.slug))
    desk.press("Voeg een afspraak toe")
    block = desk.part("Afspraak 1")
    block.write("Wat spreken we af?", "Wim komt langs.")
    block.write("Wie doet dit?", "Wim")
    block.write("Wanneer?", "dinsdag")
    desk.press("Bewaar")

    assert desk.reads("Bewaard.")
    assert planned.agreements.get(kind="follow_up").complete


def test_regie_is_divided_with_a_choice_and_a_day(seat, planned, gijs):
    desk = seat(gijs, size=TABLET, java_script_enabled=False)
    desk.open(to("meeting_item", planned, items.TABLE, items.CONTACT.slug))
    block = desk.part("Wie is het aanspreekpunt voor het gezin?")
    block.write("Of een andere naam", "Wim Postma")
    desk.press("Bewaar")

    row = make.regie_of(planned, RegieKind.CLIENT_CONTACT)
    assert row.complete
    assert row.organisation == planned.handover.receiver


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_desk_shows_the_whole_meeting_and_what_is_missing(seat, planned, gijs, size):
    desk = seat(gijs, size=size)
    for name in ("meeting", "meeting_invite", "meeting_plan", "meeting_hold", "meeting_attempt"):
        desk.open(to(name, planned))
        shoot(desk, name)
        assert violations(desk.page) == []
        assert not wider_than_the_screen(desk.page)
    for named in (items.PLAN, items.REGIE, items.WAITING):
        desk.open(to("meeting_item", planned, items.DESK, named.slug))
        shoot(desk, f"bureau-{named.slug}")
        assert violations(desk.page) == []
        assert not wider_than_the_screen(desk.page)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_report_is_read_and_shared(seat, noord, bram, gijs, size):
    meeting = make.drafted(noord, by=bram, owner=gijs)
    desk = seat(gijs, size=size).open(to("meeting_report", meeting))
    shoot(desk, "verslag")
    assert violations(desk.page) == []
    assert not wider_than_the_screen(desk.page)
    assert desk.reads("Geef ieder gezinslid en de ontvanger de voorwaarden op schrift.")


def test_the_receiver_writes_along_at_the_table(seat, planned):
    wim = make.worker_at(planned.handover.receiver)
    desk = seat(wim, size=PHONE, has_touch=True).open(to("meeting", planned))
    shoot(desk, "ontvanger")
    assert violations(desk.page) == []
    desk.open(to("meeting_item", planned, items.TABLE, items.CONSEQUENCES.slug))
    desk.write("Dit gebeurt er dan", "Dan bel ik Veilig Thuis.")
    desk.page.get_by_text("Bewaard om").wait_for()
    planned.refresh_from_db()
    assert planned.consequences == "Dan bel ik Veilig Thuis."
