"""What every answer carries, and what a refused or broken request looks like."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from common import errors

PAGES = ["account_login", "administration:overview", "administration:staff", "notifications:list"]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_carries_the_strict_policy(as_, esra, name):
    answer = as_(esra).get(reverse(name))

    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_a_style_or_a_script_of_its_own(as_, esra, name):
    page = as_(esra).get(reverse(name), follow=True).content.decode()

    assert "<style" not in page
    assert ' style="' not in page
    assert " onclick=" not in page
    assert "<script>" not in page


def test_what_does_not_exist_says_so_in_dutch(as_, anna):
    answer = as_(anna).get("/bestaat-niet/")

    assert answer.status_code == 404
    assert 'lang="nl"' in answer.content.decode()


def test_what_one_may_not_see_says_so_in_dutch(as_, anna):
    answer = as_(anna).get(reverse("administration:overview"))

    assert answer.status_code == 403
    assert "Dit kunt u niet doen" in answer.content.decode()


def test_a_form_from_elsewhere_is_refused_with_what_to_do(anna):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(anna, backend="allauth.account.auth_backends.AuthenticationBackend")

    answer = browser.post(reverse("notifications:read_all"))

    assert answer.status_code == 403
    assert 'lang="nl"' in answer.content.decode()


def test_a_request_that_is_too_large_says_how_large_it_may_be(rf):
    answer = errors.bad_request(rf.post("/"), RequestDataTooBig())

    assert answer.status_code == 413
    assert "20 MB" in answer.content.decode()


def test_a_database_that_does_not_answer_is_not_a_mistake_of_the_reader(rf):
    try:
        raise OperationalError
    except OperationalError:
        answer = errors.server_error(rf.get("/"))

    assert answer.status_code == 503
    assert "buiten dienst" in answer.content.decode()


def test_a_mistake_of_ours_has_a_page_too(rf):
    assert errors.server_error(rf.get("/")).status_code == 500


@pytest.mark.parametrize(
    "address", ["/zoeken/?q=Ver%00meer", "/meldingen/M-2026-%00/", "/?termijn=late&q=%00"]
)
def test_what_no_keyboard_types_is_refused_in_words(as_, anna, address):
    answer = as_(anna).get(address)

    assert answer.status_code == 400
    assert "We begrijpen dit verzoek niet" in answer.content.decode()
