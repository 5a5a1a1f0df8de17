"""What hands do under pressure: click twice, go back, decide at the same moment."""

import pytest

from cases.models import Report, TriageDecision
from cases.services.drafts import start_draft
from tests.browser import intake, triage
from tests.factories import assessments
from tests.factories.wizard import fill_in, url_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


@pytest.fixture
def ready(seat, fatma, as_):
    """The last page of a report that lacks nothing."""
    draft = start_draft(actor=fatma)
    fill_in(as_(fatma), draft)
    return seat(fatma).open(url_of(draft, "controleren"))


def test_a_double_click_hands_in_one_report(ready):
    ready.page.get_by_role("button", name="Melding indienen").dblclick()
    ready.page.wait_for_url("**/meldingen/M-*/")

    assert Report.objects.count() == 1
    assert ready.reads("is ontvangen. De termijnen lopen.")


def test_the_back_button_after_handing_in_leads_to_the_same_report(ready):
    number = intake.hand_in(ready)

    ready.page.go_back()
    if ready.page.get_by_role("button", name="Melding indienen").count():
        ready.press("Melding indienen")
    ready.page.wait_for_url("**/meldingen/M-*/")

    assert ready.reads(f"Deze melding was al ingediend als {number}.")
    assert Report.objects.count() == 1


def test_what_was_typed_is_kept_without_pressing_anything(seat, fatma):
    desk = seat(fatma)
    intake.begin(desk)
    desk.write("Naam van de melder", "Wilma Terlouw 🙂")
    desk.page.get_by_text("Bewaard om").wait_for()

    desk.page.reload()

    assert desk.page.get_by_label("Naam van de melder").input_value() == "Wilma Terlouw 🙂"


def test_two_people_who_decide_at_once_get_one_decision_and_a_clear_sentence(
    seat, noord, anna, hanna, fatma
):
    report = assessments.received(noord, by=fatma, own_help=True)
    assessments.reviewed(report, anna, hanna)
    first, second = seat(anna), seat(anna)
    triage.fill_in_decision(first, report.number)
    triage.fill_in_decision(second, report.number)

    first.press("Neem besluit")
    second.press("Neem besluit")

    assert TriageDecision.objects.count() == 1
    assert second.reads("de situatie is intussen veranderd")
    assert second.reads("Anna Meijer nam het besluit op")
