"""The page of one advice: what was asked first on top, and the steps one may take."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from audit.events import AuditEvent
from audit.models import AuditEntry
from consultations.enums import AdviceKind, AdviceState, MeldcodeStep
from consultations.models import Consultation
from consultations.services.advising import give_advice
from consultations.services.conversion import report_followed
from consultations.services.supporting import note_support_contact
from tests.factories.accounts import colleague
from tests.factories.consultations import advice, running_advice
from tests.factories.organisations import veilig_thuis_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def petra(noord):
    return colleague("Petra Zwart", Role.PRIVACY_OFFICER, veilig_thuis_of(noord))


def url(name: str, row: Consultation) -> str:
    return reverse(f"consultations:{name}", args=[row.number])


def main_of(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser").select_one("main")


def text_of(client, row: Consultation) -> str:
    return main_of(client.get(url("detail", row))).get_text(" ", strip=True)


def tomorrow(days: int = 1) -> date:
    return timezone.localdate() + timedelta(days=days)


def supported(by) -> Consultation:
    return advice(by, support_plan="Naar het wijkteam.", next_contact_on=tomorrow())


@pytest.mark.rule("003-14")
def test_step_purpose_and_expectation_stand_on_top(as_, fatma):
    row = advice(fatma, expectation="Wil weten of melden moet")

    top = main_of(as_(fatma).get(url("detail", row))).select_one(".vt-asked-first").get_text(" ")

    assert "Stap 2: overleg met collega of Veilig Thuis" in top
    assert "Meedenken over zorgen" in top
    assert "Wil weten of melden moet" in top


def test_a_talk_that_goes_on_says_what_is_still_needed(as_, fatma):
    row = running_advice(fatma, occasions=(), weigh_disclosure="yes")

    said = text_of(as_(fatma), row)

    assert "Wat nog nodig is" in said
    for sentence in ("Kies de aanleiding", "Schrijf welk advies", "is melden hier de norm"):
        assert sentence in said


def test_opening_an_advice_is_recorded(as_, fatma):
    row = advice(fatma)
    as_(fatma).get(url("detail", row))

    assert AuditEntry.objects.filter(
        event=AuditEvent.VIEWED, actor=fatma, target_label=f"advies {row.number}"
    ).exists()


@pytest.mark.rule("004-17")
def test_support_begins_goes_on_and_ends(as_, fatma):
    row, desk = give_advice(running_advice(fatma, advice="Bel de school."), actor=fatma), as_(fatma)

    empty = desk.post(url("advice_support", row), {"support_plan": "", "next_contact_on": ""})
    assert empty.status_code == 422
    desk.post(
        url("advice_support", row),
        {"support_plan": "Samen bellen.", "next_contact_on": f"{tomorrow():%d-%m-%Y}"},
    )
    now = timezone.localtime()
    noted = desk.post(
        url("advice_contact", row),
        {
            "contact_on": f"{now:%d-%m-%Y}",
            "contact_time": f"{now:%H:%M}",
            "channel": "phone",
            "summary": "Heeft een afspraak.",
            "next_contact_on": f"{tomorrow(7):%d-%m-%Y}",
        },
    )
    assert noted.status_code == 302
    row.refresh_from_db()
    assert (row.state, row.next_contact_on) == (AdviceState.SUPPORTING, tomorrow(7))
    assert "Heeft een afspraak." in text_of(desk, row)

    desk.post(url("advice_close", row), {"end_reason": "to_local_help"})
    row.refresh_from_db()
    assert row.state == AdviceState.CLOSED


@pytest.mark.rule("A6")
@pytest.mark.parametrize(
    ("name", "field", "more"),
    [
        ("advice_contact", "summary", {"channel": "phone"}),
        ("advice_lapse", "reason", {}),
    ],
)
def test_every_text_is_looked_through_and_a_reason_lets_it_stay(as_, fatma, name, field, more):
    row, desk, now = supported(fatma), as_(fatma), timezone.localtime()
    given = {
        field: "Bel 06 12 34 56 78",
        "contact_on": f"{now:%d-%m-%Y}",
        "contact_time": f"{now:%H:%M}",
        "next_contact_on": f"{tomorrow():%d-%m-%Y}",
        **more,
    }

    refused = desk.post(url(name, row), given)
    assert refused.status_code == 422
    assert "06 12 34 56 78" in main_of(refused).select_one(".ams-error-message").text
    accepted = desk.post(url(name, row), given | {"despite": "Nummer van de huisarts."})
    assert accepted.status_code == 302


def test_a_next_contact_before_the_contact_is_refused_and_nothing_is_lost(as_, fatma):
    row, now = supported(fatma), timezone.localtime()
    refused = as_(fatma).post(
        url("advice_contact", row),
        {
            "contact_on": f"{now:%d-%m-%Y}",
            "contact_time": f"{now:%H:%M}",
            "channel": "phone",
            "summary": "Besproken.",
            "next_contact_on": f"{tomorrow(-1):%d-%m-%Y}",
        },
    )

    assert refused.status_code == 422
    assert "vóór dit contact" in main_of(refused).get_text()
    assert main_of(refused).select_one("#contact_summary").text.strip() == "Besproken."


def test_lapsing_and_opening_again_ask_why(as_, fatma):
    lapsing, closed, desk = running_advice(fatma), advice(fatma), as_(fatma)

    assert desk.post(url("advice_lapse", lapsing), {"reason": ""}).status_code == 422
    desk.post(url("advice_lapse", lapsing), {"reason": "Verkeerd verbonden."})
    desk.post(url("advice_reopen", closed), {"reason": "Beller belt terug."})
    lapsing.refresh_from_db()
    closed.refresh_from_db()

    assert (lapsing.state, closed.state) == (AdviceState.LAPSED, AdviceState.ADVISED)


def test_a_step_somebody_was_faster_with_is_refused_in_words(as_, fatma):
    row = advice(fatma)

    refused = as_(fatma).post(url("advice_close", row), {"end_reason": "answered"})

    assert refused.status_code == 422
    assert "intussen veranderd" in main_of(refused).get_text()


@pytest.mark.rule("A7", "003-31")
def test_a_converted_advice_names_the_report_and_leads_nowhere(as_, fatma):
    row = report_followed(running_advice(fatma), report_number="M-2026-00007", actor=fatma)

    page = main_of(as_(fatma).get(url("detail", row)))

    assert "M-2026-00007" in page.get_text()
    assert [a["href"] for a in page.select("a") if "melding" in a["href"]] == []


@pytest.mark.rule("004-17")
@pytest.mark.parametrize(
    "kind", [AdviceKind.ZSM, AdviceKind.SAFETY_HOUSE_FOCUS, AdviceKind.SAFETY_HOUSE_WEIGHING]
)
def test_talks_of_partners_fit_the_same_page(as_, fatma, kind):
    row = advice(fatma, kind=kind, meldcode_step=MeldcodeStep.NOT_APPLICABLE)

    assert str(kind.label).lower() in text_of(as_(fatma), row).lower()


def test_who_may_not_advise_reads_and_takes_no_step(as_, bram, fatma, petra):
    row = supported(fatma)

    assert "Contact noteren" not in text_of(as_(bram), row)
    for name in ("advice_change", "advice_contact", "advice_close", "advice_lapse"):
        assert as_(bram).post(url(name, row)).status_code == 403
    assert as_(petra).get(url("detail", row)).status_code == 404


@pytest.mark.rule("A6")
def test_the_privacy_officer_reads_what_stayed_and_why(as_, fatma, petra):
    row = advice(fatma)
    Consultation.objects.filter(pk=row.pk).update(overruled_because="Naam van de school.")

    assert "Naam van de school." in text_of(as_(petra), row)


def test_ten_contacts_cost_what_one_costs(as_, fatma):
    row, desk = supported(fatma), as_(fatma)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.get(url("detail", row))
        return len(queries)

    def contact() -> None:
        note_support_contact(row, summary="Gebeld.", next_contact_on=tomorrow(), actor=fatma)

    contact()
    desk.get(url("detail", row))
    one = cost()
    for _ in range(9):
        contact()
    assert cost() == one
