"""The letters in a real browser: nothing axe objects to, the preview follows what is typed."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from cases.enums import Capacity, DeferralGround, TriageOutcome
from cases.services import family_notices, feedback
from tests.factories.letters import born, triaged
from tests.support.browser import DESK, PHONE, complaints_of, violations, wider_than_the_screen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

PAGES = {
    "list": "",
    "reporter": "terugkoppeling/1/",
    "family": "gezin/1/",
    "deferred": "gezin/2/",
    "released": "gezin/3/",
}


@pytest.fixture
def report(noord, anna, hanna):
    """S04, started two days ago: one letter to write, one deferred, one released."""
    now = timezone.now()
    made = triaged(
        noord,
        by=anna,
        received=now - timedelta(days=2),
        done=now - timedelta(hours=2),
        outcome=TriageOutcome.INVESTIGATION,
        capacity=Capacity.NEIGHBOURHOOD,
        anonymous=True,
    )
    born(made, "Tess", 1988)
    born(made, "Daan", now.year - 14)
    feedback.open_after_triage(made, at=made.assessed_at, actor=anna)
    one, deferred, released = made.family_notices.current().order_by("pk")
    family_notices.write_notice(one, body="Uw buurvrouw heeft gebeld.", actor=anna)
    family_notices.defer_notice(
        deferred,
        ground=DeferralGround.END_VIOLENCE,
        reason="Nog niet veilig.",
        until=timezone.localdate() + timedelta(days=7),
        actor=anna,
    )
    body = "Wij kregen een melding.\n\n# Wat er nu gebeurt\nWij nemen contact met je op."
    released = family_notices.write_notice(released, body=body, actor=anna)
    family_notices.release_notice(released, actor=hanna)
    return made


@pytest.fixture
def enter(page, live_server, as_, anna, report):
    cookie = as_(anna).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])

    def go(part: str) -> None:
        page.goto(f"{live_server.url}/meldingen/{report.number}/brieven/{PAGES[part]}")

    return go


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("part", PAGES)
def test_axe_finds_nothing(page, enter, part, size):
    page.set_viewport_size(size)
    complaints = complaints_of(page)

    enter(part)
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=Path(folder) / f"{part}-{size['width']}.png", full_page=True)

    assert complaints == []
    assert violations(page) == []
    assert not wider_than_the_screen(page)


def test_the_preview_and_the_filter_follow_what_is_typed(page, enter):
    complaints = complaints_of(page)
    enter("family")
    assert page.locator("#preview").get_by_text("Dit kan de melder verraden").is_visible()

    page.get_by_label("Tekst van de brief").fill("Wij kregen een melding.\n\n# Wat nu\nWij komen.")

    page.locator("#preview").get_by_role("heading", name="Wat nu").wait_for()
    assert page.get_by_text("Niets gevonden dat de melder verraadt").is_visible()
    assert complaints == []


def test_the_page_shows_the_pdf_when_it_is_there(page, enter, live_server):
    enter("released")

    with page.expect_download() as download:
        page.get_by_role("link", name="Download pdf").click()

    assert download.value.suggested_filename.startswith("gezinsbericht-3-M-")
