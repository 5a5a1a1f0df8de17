"""A colleague of the local team, at a phone: reads what is handed over, accepts, or refuses."""

import os
from pathlib import Path

import pytest
from django.urls import reverse

from cases.enums import YesNoUnknown
from handover.enums import HandoverState
from handover.models import Handover
from tests.browser.desk import Desk
from tests.factories import handovers as make
from tests.factories import meetings
from tests.factories.organisations import local_team_of
from tests.support.browser import DESK, PHONE, violations, wider_than_the_screen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])


@pytest.fixture
def waiting(noord, anna) -> Handover:
    return make.sent(noord, by=anna)


def fits(desk: Desk, name: str) -> None:
    if folder := os.environ.get("SHOTS"):
        width = desk.page.viewport_size["width"]
        desk.page.screenshot(path=Path(folder) / f"received-{name}-{width}.png", full_page=True)
    assert violations(desk.page) == []
    assert not wider_than_the_screen(desk.page)


@SIZES
def test_reading_and_accepting_from_the_inbox_to_the_family(waiting, seat, size):
    desk = seat(make.worker_at(waiting.receiver), size=size).open(reverse("handover:inbox"))
    fits(desk, "inbox")
    desk.follow("Gezin Vermeer")
    fits(desk, "page")
    desk.follow("3. Inhoud van de melding")
    assert "#onderdeel-3" in desk.page.url
    desk.follow("Accepteren")
    desk.press("Accepteer de overdracht")
    fits(desk, "accept")
    desk.tick("Wij hebben de informatie ontvangen en gelezen")
    desk.tick("Wij nemen de regie, en houden vanaf nu zicht op de veiligheid")
    desk.press("Accepteer de overdracht")

    assert desk.reads("De regie ligt nu bij Wijkteam Centrum")
    assert desk.complaints == []
    assert Handover.objects.get(pk=waiting.pk).state == HandoverState.ACCEPTED


@SIZES
def test_refusing_by_keyboard(waiting, seat, size):
    desk = seat(make.worker_at(waiting.receiver), size=size)
    desk.open(reverse("handover:refuse", args=[waiting.number]))
    desk.page.get_by_label("wij hebben nu geen plek").focus()
    desk.page.keyboard.press("Space")
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.type("Twee collega's zijn ziek. Bel Theo.")
    fits(desk, "refuse")
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url(f"**{reverse('handover:inbox')}")

    assert desk.reads("De regie blijft bij Veilig Thuis")
    assert Handover.objects.get(pk=waiting.pk).refusal_note.startswith("Twee collega's")


@SIZES
def test_an_invitation_says_when_where_and_who_and_a_copy_only_the_document(
    noord, anna, gijs, seat, size
):
    meeting = meetings.planned(noord, by=anna, owner=gijs)
    team = local_team_of(noord)
    make.sent(
        noord,
        by=anna,
        receiver=make.team_of(noord, name="Wijkteam Oost"),
        said={"director_known": YesNoUnknown.YES, "director": team},
    )
    desk = seat(meetings.worker_at(team), size=size).open(reverse("handover:inbox"))
    assert desk.reads("huisbezoek")
    fits(desk, "invited-inbox")
    desk.open(reverse("handover:received", args=[meeting.handover.number]))
    assert desk.reads("Sanne Vermeer")
    fits(desk, "invitation")
    desk.open(reverse("handover:copies"))
    fits(desk, "copies")
    desk.page.locator("table a").first.click()
    fits(desk, "copy")
