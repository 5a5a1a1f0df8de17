"""A browser that gets our sample pages and static files without a server, under the real policy."""

import mimetypes
import os

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from playwright.sync_api import Page, Route

from tests.look.samples import PAGES
from tests.support.browser import FLAGS, chromium

ORIGIN = "http://look.test"


@pytest.fixture(scope="session")
def browser_type_launch_args():
    # Playwright runs an event loop in this thread; Django would refuse the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return {"executable_path": chromium(), "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args():
    return {"locale": "nl-NL", "timezone_id": "Europe/Amsterdam", "base_url": ORIGIN}


@pytest.fixture
def look(page: Page) -> Page:
    """The page, with the samples under their own address."""
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    policy = "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN).split("?")[0].strip("/")
        if path.startswith("static/"):
            found = finders.find(path.removeprefix("static/"))
            assert found, path
            kind = mimetypes.guess_type(found)[0] or "font/woff2"
            route.fulfill(path=found, content_type=kind)
        elif path in PAGES:
            headers = {"content-security-policy": policy}
            route.fulfill(
                body=PAGES[path](), content_type="text/html; charset=utf-8", headers=headers
            )
        else:
            route.fulfill(status=404, body="")

    page.set_default_timeout(5000)
    page.route("**/*", answer)
    return page
