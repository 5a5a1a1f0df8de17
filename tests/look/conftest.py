"""A browser that gets our sample pages and static files without a server, under the real policy."""

import mimetypes
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Route

from tests.look.samples import PAGES

ORIGIN = "http://look.test"


@pytest.fixture
def look(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """A page of the browser, with the samples under their own address."""
    context = browser.new_context(**browser_context_args, base_url=ORIGIN)
    page = context.new_page()
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
    yield page
    context.close()
