"""Taking in a report in a real browser: by keyboard, on a desk and on a phone."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from cases.models import ReportDraft
from cases.services.drafts import start_draft
from cases.services.intake import register_report
from tests.factories.facts import report_facts, urgent_facts
from tests.factories.organisations import municipality_of
from tests.factories.wizard import fill_in, url_of
from tests.support.browser import DESK, PHONE, complaints_of, violations, wider_than_the_screen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STEPS = ["melder", "betrokkenen", "zorgen", "meldcode", "eigen-hulp", "verwachting", "controleren"]
AROUND = ["intake_urgent", "intake_hand_over", "intake_discard", "intake_search"]


@pytest.fixture
def page_of_fatma(page: Page, live_server, as_, fatma) -> Page:
    session = as_(fatma).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.set_default_timeout(10_000)
    return page


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.timeout(300)
def test_every_page_of_intake_is_accessible_and_fits(
    page_of_fatma, live_server, as_, fatma, anna, screen
):
    municipality_of(fatma.region)
    first = register_report(report_facts(urgent=urgent_facts()), actor=fatma)
    draft = start_draft(actor=fatma)
    fill_in(as_(fatma), draft, channel="phone")
    search = {"calling_name": "Emma", "surname": "Wit"}
    as_(fatma).post(reverse("cases:intake_search", args=[draft.key]), search)
    complaints = complaints_of(page_of_fatma)
    page_of_fatma.set_viewport_size(screen)
    addresses = [
        *(url_of(draft, step) for step in STEPS),
        *(reverse(f"cases:{name}", args=[draft.key]) for name in AROUND),
        reverse("cases:intake_person", args=[draft.key, "p1"]),
        reverse("cases:intake_start"),
        reverse("cases:report", args=[first.number]),
    ]

    for address in addresses:
        page_of_fatma.goto(live_server.url + address)
        assert violations(page_of_fatma) == [], address
        assert not wider_than_the_screen(page_of_fatma), address
    assert complaints == []


def test_what_is_typed_is_kept_without_a_click(page_of_fatma, live_server, fatma):
    draft = start_draft(actor=fatma)
    page_of_fatma.goto(live_server.url + url_of(draft, "melder"))

    page_of_fatma.get_by_label("Naam van de melder").fill("Wilma Terlouw")
    expect(page_of_fatma.locator("[data-autosave-status]")).to_contain_text("Bewaard om")

    kept = ReportDraft.objects.get(pk=draft.pk)
    assert kept.data["melder"]["name"] == ["Wilma Terlouw"]


def test_a_mistake_brings_the_keyboard_to_what_is_wrong(page_of_fatma, live_server, fatma):
    draft = start_draft(actor=fatma)
    page_of_fatma.goto(live_server.url + url_of(draft, "melder"))
    page_of_fatma.get_by_label("Datum van ontvangst").fill("30-02-2026")

    page_of_fatma.get_by_role("button", name="Volgende stap").press("Enter")

    summary = page_of_fatma.locator(".vt-error-summary")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name="30 februari 2026").press("Enter")
    expect(page_of_fatma.get_by_label("Datum van ontvangst")).to_be_focused()
