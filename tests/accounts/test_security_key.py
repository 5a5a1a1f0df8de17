"""A security key in a real browser: set up after the first login, asked at the next."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from playwright.sync_api import expect

from tests.accounts.conftest import PASSWORD
from tests.support.browser import complaints_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

KEY = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasResidentKey": False,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def keyed_page(page, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    # The test server speaks http; only here may a key answer to that.
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    page.set_default_timeout(8000)
    return page


def test_a_key_is_set_up_and_opens_the_door_the_next_time(keyed_page, live_server, anna):
    page, home = keyed_page, live_server.url
    complaints = complaints_of(page)

    def give_password():
        page.goto(home + reverse("account_login"))
        page.get_by_label("E-mail").fill(anna.email)
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.get_by_role("button", name="Inloggen").click()

    give_password()
    expect(page).to_have_url(home + reverse("mfa_index"))
    page.goto(home + reverse("mfa_add_webauthn"))
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Bevestigen").click()
    page.get_by_label("Naam van de sleutel").fill("blauwe sleutel")
    page.get_by_role("button", name="Toevoegen").click()
    expect(page).not_to_have_url(home + reverse("mfa_add_webauthn"))

    assert Authenticator.objects.filter(user=anna, type=Authenticator.Type.WEBAUTHN).exists()
    page.context.clear_cookies()
    give_password()
    expect(page.get_by_role("heading", name="Nog één stap")).to_be_visible()
    page.get_by_role("button", name="Gebruik een beveiligingssleutel").click()
    page.wait_for_url(home + reverse("reporting:my_work"))

    assert complaints == []
