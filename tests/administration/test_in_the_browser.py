"""Beheer in a real browser, at a desk and on a phone."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from accounts.models import User

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def esras_page(page, live_server, as_, esra):
    session = as_(esra).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return page


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
