"""Logging in the way people do: on the page, with an address and a password."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

PASSWORD = "een-lang-wachtwoord-1"


@pytest.fixture(autouse=True)
def _nobody_tried_before(db):
    """Limits per minute are kept in the cache, which outlives a transactional test."""
    cache.clear()


@pytest.fixture
def log_in():
    def on_the_page(email, password=PASSWORD, browser=None, **others):
        browser = browser or Client()
        given = {"login": email, "password": password}
        answer = browser.post(reverse("account_login"), given, **others)
        return browser, answer

    return on_the_page


@pytest.fixture
def is_in():
    """Whether this browser gets a page that asks for a login."""
    return lambda browser: browser.get(reverse("notifications:list")).status_code == 200
