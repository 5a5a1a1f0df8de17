"""A real Chromium for tests: how it starts, what a careless page may not do, and what axe finds."""

import os
import shutil
from pathlib import Path

import pytest
from django.db import connections
from playwright.sync_api import ConsoleMessage, Page

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=nl-NL",
]
AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only the violations come over: what passes is megabytes.
FIND_VIOLATIONS = """async (tags) => {
    const found = await axe.run({runOnly: tags, resultTypes: ["violations"], preload: false});
    return found.violations.flatMap(({id, nodes}) =>
        nodes.map(({html}) => `${id}: ${html.slice(0, 160)}`));
}"""
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser_type_launch_args():
    # Playwright runs an event loop in this thread; Django would refuse the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return {"executable_path": chromium(), "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args():
    return {"locale": "nl-NL", "timezone_id": "Europe/Amsterdam", "viewport": DESK}


@pytest.fixture(scope="session")
def browser(django_db_setup, browser):
    """One Chromium for all tests, gone before the test database is."""
    yield browser
    # Beside a running event loop Django keeps other connections; only now they can be closed.
    connections.close_all()


def chromium() -> str:
    """The browser on this machine; ``CHROMIUM`` names another."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    assert found, "Geen Chromium gevonden. Installeer het, of noem het in CHROMIUM."
    return found


def complaints_of(page: Page) -> list[str]:
    """Whatever the page will complain about from now on: script errors, refused styles, 5xx."""
    complaints: list[str] = []

    def console(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    page.on("console", console)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


def violations(page: Page) -> list[str]:
    """What axe finds, one line each with the markup it is about."""
    if not page.evaluate("'axe' in window"):
        # Evaluated over the debug protocol, which a content security policy does not touch.
        page.evaluate(f"{AXE.read_text()};0")
    found: list[str] = page.evaluate(FIND_VIOLATIONS, STANDARDS)
    return found


def wider_than_the_screen(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
