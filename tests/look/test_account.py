"""Logging in, the second step and the account pages, as somebody at the desk meets them."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from tests.support.browser import PHONE, violations

PASSWORD = "een-lang-wachtwoord-1"
ENGLISH = {"Sign In", "Password:", "Confirm", "Authenticator code", "Two-Factor", "Change"}


@pytest.fixture
def browser_of_anna(anna):
    """Anna, logged in, who has just shown again that it is her."""
    client = Client()
    answer = client.post(
        reverse("account_login"),
        {"login": anna.email, "password": PASSWORD, "next": reverse("mfa_index")},
    )
    assert answer.status_code == 302
    # What guards an account asks once more, also straight after the login.
    again = {"password": PASSWORD, "next": reverse("mfa_index")}
    client.post(reverse("account_reauthenticate"), again)
    return client


def text(answer) -> str:
    return BeautifulSoup(answer.content, "html.parser").body.get_text(" ", strip=True)


def test_the_login_page_asks_for_e_mail_and_password(db, client):
    answer = client.get(reverse("account_login"))

    page = BeautifulSoup(answer.content, "html.parser")
    assert page.find("h1").get_text() == "Inloggen"
    assert page.find("label", {"for": "id_login"})
    assert page.find("input", {"name": "password", "class": "ams-password-input"})


def test_a_wrong_password_gets_a_sentence_and_keeps_the_address(anna, client):
    answer = client.post(reverse("account_login"), {"login": anna.email, "password": "fout"})

    page = BeautifulSoup(answer.content, "html.parser")
    assert "horen niet bij elkaar" in page.find(class_="vt-error-summary").get_text()
    assert page.find(id="id_login")["value"] == anna.email


def test_who_was_logged_out_by_silence_reads_why(db, client):
    session = client.session
    session["ended_by_limit"] = True
    session.save()

    assert "omdat u een tijd niets deed" in text(client.get(reverse("account_login")))


@pytest.mark.parametrize(
    "name",
    [
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_list_webauthn",
        "account_change_password",
        "account_logout",
        "account_reauthenticate",
        "usersessions_list",
    ],
)
def test_the_account_pages_are_ours_and_dutch(browser_of_anna, name):
    answer = browser_of_anna.get(reverse(name))

    assert answer.status_code == 200
    assert b'lang="nl"' in answer.content
    assert not [word for word in ENGLISH if word in text(answer)]


def test_an_app_is_tied_and_asked_for_at_the_next_login(anna, browser_of_anna):
    page = browser_of_anna.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    code = totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))
    browser_of_anna.post(reverse("mfa_activate_totp"), {"code": code})
    assert Authenticator.objects.filter(user=anna, type="totp").exists()
    assert "Nieuwe codes maken" in text(browser_of_anna.get(reverse("mfa_index")))
    assert "herstelcodes" in text(browser_of_anna.get(reverse("mfa_generate_recovery_codes")))
    assert "codes" in text(browser_of_anna.get(reverse("mfa_view_recovery_codes")))
    assert "loskoppelen" in text(browser_of_anna.get(reverse("mfa_deactivate_totp")))

    second = Client()
    answer = second.post(
        reverse("account_login"), {"login": anna.email, "password": PASSWORD}, follow=True
    )

    assert "Nog één stap" in text(answer)
    assert "Gebruik een beveiligingssleutel" in text(answer)


def test_a_security_key_has_its_pages(anna, browser_of_anna):
    key = Authenticator.objects.create(
        user=anna, type="webauthn", data={"name": "Sleutelbos", "credential": {}}
    )

    listed = text(browser_of_anna.get(reverse("mfa_list_webauthn")))

    assert "Sleutelbos" in listed
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        answer = browser_of_anna.get(reverse(name, kwargs={"pk": key.pk}))
        assert "beveiligingssleutel" in text(answer).lower()


@pytest.mark.parametrize(
    "name",
    [
        "account/locked.html",
        "account/account_inactive.html",
        "account/signup_closed.html",
        "socialaccount/login_cancelled.html",
        "socialaccount/authentication_error.html",
    ],
)
def test_every_dead_end_says_what_to_do(rf, name):
    request = rf.get("/")
    request.user = AnonymousUser()
    request.session = {}

    shown = render_to_string(name, {}, request)

    assert "beheer" in shown or "Probeer het opnieuw" in shown


@pytest.mark.parametrize("name", ["400", "403", "404", "413", "429", "500", "csrf", "unavailable"])
def test_a_breakdown_page_needs_nothing_and_says_what_to_do(name):
    page = BeautifulSoup(render_to_string(f"errors/{name}.html"), "html.parser")

    assert page.find("html")["lang"] == "nl"
    assert len(page.find_all("h1")) == 1
    assert (
        "opnieuw" in page.get_text() or "teamleider" in page.get_text() or "kies" in page.get_text()
    )


@pytest.mark.browser
def test_axe_finds_nothing_on_the_account_pages(look, browser_of_anna, client):
    pages = {name: browser_of_anna.get(reverse(name)).content for name in (
        "mfa_index", "mfa_activate_totp", "account_change_password", "usersessions_list",
        "account_reauthenticate",
    )}  # fmt: skip
    pages["login"] = client.get(reverse("account_login")).content
    found = {}
    for name, content in pages.items():
        look.route(f"**/{name}", lambda route, _request, body=content: route.fulfill(
            body=body, content_type="text/html; charset=utf-8"))  # fmt: skip
        look.set_viewport_size(PHONE)
        look.goto(f"/{name}")
        found[name] = violations(look)

    assert {name: lines for name, lines in found.items() if lines} == {}
