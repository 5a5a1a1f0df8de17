"""What came before a report and what follows a crisis, in a real browser, at a desk and a phone."""

import os
from pathlib import Path

import pytest
from django.urls import reverse

from cases.models import Report
from cases.services.intake import register_report
from consultations.enums import MeldcodeStep, UsdState
from consultations.models import Consultation
from tests.factories.consultations import running_advice
from tests.factories.facts import report_facts, urgent_facts
from tests.factories.organisations import municipality_of
from tests.factories.usd import decided_usd
from tests.support.browser import DESK, PHONE, complaints_of, violations, wider_than_the_screen

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def talk(fatma) -> Consultation:
    return running_advice(
        fatma,
        meldcode_step=MeldcodeStep.FIVE,
        expectation="Dat er vandaag nog iemand gaat kijken.",
        agreements="De school belt moeder eerst zelf en belt Veilig Thuis daarna terug.",
    )


@pytest.fixture
def report(noord, fatma, talk) -> Report:
    """A crisis that began as a talk."""
    town = municipality_of(noord)
    town.phone = "088 000 10 00"
    town.save()
    before = running_advice(fatma, meldcode_step=MeldcodeStep.FIVE, expectation="Snelle actie.")
    return register_report(
        report_facts(urgent=urgent_facts(), preceded_by=before.number, municipality=town),
        actor=fatma,
    )


@pytest.fixture
def pages(report, talk) -> dict[str, str]:
    return {
        "conversion": reverse("cases:intake_from_advice", args=[talk.number]),
        "report": reverse("cases:report", args=[report.number]),
        "consulent": reverse("cases:report_consulent", args=[report.number]),
        "dossier": reverse("cases:detail", args=[report.case.number]),
    }


@pytest.fixture
def enter(page, live_server, as_, anna):
    cookie = as_(anna).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return lambda path: page.goto(live_server.url + path)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("name", ["conversion", "report", "consulent", "dossier"])
def test_the_page_is_accessible_and_fits(page, enter, pages, size, name):
    page.set_viewport_size(size)
    complaints = complaints_of(page)
    enter(pages[name])

    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=Path(folder) / f"{name}-{size['width']}.png", full_page=True)
    assert violations(page) == []
    assert not wider_than_the_screen(page)
    assert complaints == []


def test_an_advice_becomes_a_draft_and_a_refused_number_is_said_beside_its_field(
    page, enter, pages
):
    enter(pages["conversion"])
    page.get_by_label("De beller wil melden").check()
    page.get_by_role("button", name="Begin de melding").click()
    page.goto(page.url.replace("/melder/", "/verwachting/"))
    field = page.get_by_label("Nummer van advies, consultatie of vooraankondiging")
    assert field.input_value().startswith("AD-")
    field.fill("VA-2020-00001")
    page.get_by_role("button", name="Volgende").click()

    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=Path(folder) / "refused-number.png", full_page=True)
    assert page.get_by_text("Dit nummer hoort niet bij een advies").first.is_visible()
    assert violations(page) == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_consultation_is_tied_on_the_page_of_the_report(page, enter, pages, daan, size):
    row = decided_usd(daan, UsdState.REPORTED)
    page.set_viewport_size(size)
    enter(pages["report"])
    for number in ("UC-2020-00001", row.number):
        field = page.get_by_label("Nummer van de consultatie of vooraankondiging")
        if not field.is_visible():
            page.get_by_text("Koppel consultatie of vooraankondiging").press("Enter")
        field.fill(number)
        field.press("Enter")
        page.wait_for_load_state()

        if folder := os.environ.get("SHOTS"):
            page.screenshot(path=Path(folder) / f"tie-{number}-{size['width']}.png", full_page=True)
        assert violations(page) == []
        assert not wider_than_the_screen(page)
    assert page.get_by_text(f"{row.number} is gekoppeld aan deze melding.").is_visible()
    assert page.get_by_role("heading", name=f"consultatie {row.number}").is_visible()
