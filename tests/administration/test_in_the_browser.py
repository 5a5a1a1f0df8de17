"""Beheer in a real browser, at a desk and on a phone."""

import os

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import User
from connections import services
from connections.enums import MessageKind
from deadlines.models import Holiday
from organisations.models import RegionProfile
from tests.factories.organisations import local_team_of
from tests.support.browser import DESK, PHONE, complaints_of, violations, wider_than_the_screen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

PAGES = [
    "overview",
    "organisations",
    "organisation",
    "add_organisation",
    "staff",
    "account",
    "add_account",
    "holidays",
    "profiles",
    "systems",
    "connect_system",
]


@pytest.fixture
def esras_page(page, live_server, as_, esra):
    session = as_(esra).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return page


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(esras_page, live_server, noord, anna, esra, size, name):
    team = local_team_of(noord)
    Holiday.objects.create(
        region=noord, on="2026-03-04", name="studiedag", kind="closing", source="x"
    )
    RegionProfile.objects.create(region=noord, valid_from=timezone.localdate())
    services.connect(
        noord, name="Koppelvlak", organisation=team, sends=list(MessageKind), actor=esra
    )
    of = {"organisation": [team.pk], "account": [anna.pk]}.get(name, [])
    esras_page.set_viewport_size(size)
    complaints = complaints_of(esras_page)

    esras_page.goto(live_server.url + reverse(f"administration:{name}", args=of))
    if os.environ.get("SHOTS"):
        shot = f"{os.environ['SHOTS']}/beheer-{name}-{size['width']}.png"
        esras_page.screenshot(path=shot, full_page=True)

    assert complaints == []
    assert violations(esras_page) == []
    assert not wider_than_the_screen(esras_page)


def test_a_colleague_is_added_and_ended_with_the_keyboard_only(esras_page, live_server, noord):
    esras_page.goto(live_server.url + reverse("administration:add_account"))
    esras_page.get_by_label("Naam").fill("Ilse Nieuw")
    esras_page.get_by_label("E-mailadres").fill("ilse@voorbeeld.example")
    esras_page.get_by_label("organisatie").select_option(label="Veilig Thuis Noord")
    esras_page.get_by_label("rol").select_option(label="Triagist")
    esras_page.get_by_role("button", name="Bewaren").focus()
    esras_page.keyboard.press("Enter")

    expect(esras_page.get_by_role("heading", name="Eerste wachtwoord van Ilse")).to_be_visible()
    esras_page.get_by_role("link", name="Naar het account").click()
    esras_page.get_by_role("button", name="Beëindig account nu").focus()
    esras_page.keyboard.press("Enter")
    expect(esras_page.get_by_text("kan niet meer inloggen en is overal")).to_be_visible()
    assert not User.objects.get(name="Ilse Nieuw").is_active
