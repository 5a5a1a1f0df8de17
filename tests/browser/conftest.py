"""Desks of colleagues, each in a browser of its own, on a region with reference data."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser

from accounts.models import User
from tests.browser.desk import Desk
from tests.support.browser import DESK

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def reference(db) -> None:
    """What every region starts with: the instrument and the calendar."""
    call_command("load_reference", verbosity=0)


@pytest.fixture
def seat(
    transactional_db, reference, browser: Browser, browser_context_args: dict[str, Any], live_server
) -> Iterator[Callable[..., Desk]]:
    """Gives somebody a browser, logged in; at the end no page may have complained."""
    desks: list[Desk] = []

    def sit(user: User | None, *, size: dict[str, int] = DESK, **options: Any) -> Desk:
        wanted = {**browser_context_args, "viewport": size, **options}
        context = browser.new_context(base_url=live_server.url, **wanted)
        if user is not None:
            context.add_cookies([_session_of(user, live_server.url)])
        desks.append(Desk(context.new_page()))
        return desks[-1]

    yield sit
    complaints = [words for desk in desks for words in desk.complaints]
    for desk in desks:
        desk.context.close()
    assert complaints == []


def _session_of(user: User, address: str) -> dict[str, str]:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}
