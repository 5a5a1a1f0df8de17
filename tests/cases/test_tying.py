"""A consultation or a notice of a municipality is tied to a report that is there already."""

from contextlib import suppress

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from audit.models import AuditEntry
from cases.enums import CaseState
from cases.models import Case, Report
from cases.services.assignments import assign
from cases.services.exits import forward_no_violence
from cases.services.intake import register_report
from cases.services.tying import tie
from common.code_lists import Capacity, YesNoUnknown
from common.exceptions import DomainError
from consultations.enums import CrisisNoticeState, MeldcodeStep, UsdState
from consultations.services.following import UNKNOWN
from notifications.models import Notification
from tests.factories.accounts import colleague
from tests.factories.consultations import running_advice
from tests.factories.facts import report_facts, reporter_facts
from tests.factories.notices import notice
from tests.factories.organisations import veilig_thuis_of
from tests.factories.usd import decided_usd
from tests.notifications.test_concurrency import beside_itself

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(fatma):
    """The consulent called in step 5: an advice of Veilig Thuis."""
    return running_advice(fatma, meldcode_step=MeldcodeStep.FIVE, expectation="Snelle actie.")


@pytest.fixture
def report(fatma, talk):
    """The advice became a report before the consulent logged her own consultation."""
    return register_report(report_facts(preceded_by=talk.number), actor=fatma)


@pytest.fixture
def consultation(report, daan):
    """Logged after the conversion."""
    return decided_usd(daan, UsdState.VT_DIRECTS)


def send(browser, report, number: str):
    return browser.post(reverse("cases:report_tie", args=[report.number]), {"preceding": number})


def page_of(browser, report) -> str:
    answer = browser.get(reverse("cases:report", args=[report.number]))
    return BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)


@pytest.mark.rule("000-08", "003-22")
def test_a_consultation_that_was_logged_after_the_conversion_is_tied_and_read(
    as_, anna, daan, report, talk, consultation
):
    browser = as_(anna)
    answer = send(browser, report, f" {consultation.number.lower()} ")

    assert answer.status_code == 302
    consultation.refresh_from_db()
    report.refresh_from_db()
    assert consultation.report_number == report.number
    assert report.preceded_by == talk.number
    page = page_of(browser, report)
    assert f"{consultation.number} is gekoppeld aan deze melding." in page
    assert f"Voortgekomen uit advies {talk.number}" in page
    assert f"Voortgekomen uit consultatie {consultation.number}" in page
    assert consultation.question in page
    told = Notification.objects.get(recipient=daan)
    assert told.title == f"Melding {report.number} hoort nu bij consultatie {consultation.number}"


@pytest.mark.rule("000-20")
def test_a_notice_that_nobody_mentioned_is_tied_beside_the_rest(
    as_, anna, daan, report, consultation
):
    announced = notice(daan)
    browser = as_(anna)
    for number in (consultation.number, announced.number):
        assert send(browser, report, number).status_code == 302

    announced.refresh_from_db()
    assert announced.state == CrisisNoticeState.REPORTED
    page = page_of(browser, report)
    assert f"Voortgekomen uit consultatie {consultation.number}" in page
    assert f"Voortgekomen uit vooraankondiging {announced.number}" in page
    assert announced.threat in page


def test_what_is_tied_first_to_a_report_of_which_nothing_was_mentioned_precedes_it(
    as_, fatma, daan
):
    report = register_report(report_facts(), actor=fatma)
    row = decided_usd(daan, UsdState.REPORTED)
    tie(report, number=row.number, actor=fatma)

    report.refresh_from_db()
    assert report.preceded_by == row.number
    assert f"Voortgekomen uit consultatie {row.number}" in page_of(as_(fatma), report)


def test_tied_twice_is_tied_and_told_and_logged_once(as_, anna, daan, report, consultation):
    browser = as_(anna)
    for _ in range(2):
        assert send(browser, report, consultation.number).status_code == 302

    assert Notification.objects.filter(recipient=daan).count() == 1
    tied = AuditEntry.objects.filter(data__tied=consultation.number)
    assert tied.count() == 1
    assert tied.get().actor == anna


@pytest.mark.rule("A7")
def test_every_number_that_does_not_fit_gets_one_sentence_beside_the_field(
    as_, anna, fatma, daan, report, talk
):
    own_way = decided_usd(daan, UsdState.OWN_WAY)
    other_advice = running_advice(fatma)
    numbers = [
        own_way.number, other_advice.number, talk.number, report.number,
        "UC-2026-99999", "VA-2026-99999", "zomaar iets",
    ]  # fmt: skip
    for number in numbers:
        answer = send(as_(anna), report, number)

        assert answer.status_code == 422
        field = BeautifulSoup(answer.content, "html.parser").find(id="id_preceding")
        assert UNKNOWN in field.find_parent(class_="ams-field").get_text(" ", strip=True)
        assert field["value"] == number
    own_way.refresh_from_db()
    other_advice.refresh_from_db()
    assert (own_way.report_number, other_advice.report_number) == ("", "")


@pytest.mark.rule("A7")
def test_a_consultation_with_another_veilig_thuis_or_another_report_is_not_tied(
    zuid, fatma, anna, report, consultation
):
    elsewhere = colleague("Vera Ander", Role.INTAKE, veilig_thuis_of(zuid))
    theirs = register_report(report_facts(), actor=elsewhere)
    with pytest.raises(DomainError, match="hoort niet bij"):
        tie(theirs, number=consultation.number, actor=elsewhere)

    tie(report, number=consultation.number, actor=anna)
    second = register_report(report_facts(), actor=fatma)
    with pytest.raises(DomainError, match="hoort niet bij"):
        tie(second, number=consultation.number, actor=fatma)


def test_a_team_lead_ties_it_when_the_case_is_closed_already(as_, bram, fatma, anna, daan):
    report = register_report(report_facts(channel="police"), actor=fatma)
    forward_no_violence(report, receiver="Wijkteam", actor=anna)
    row = decided_usd(daan, UsdState.REPORTED)
    browser = as_(bram)

    assert send(browser, report, row.number).status_code == 302
    assert Case.objects.get().state == CaseState.CLOSED
    assert f"Voortgekomen uit consultatie {row.number}" in page_of(browser, report)


@pytest.mark.rule("A2")
def test_who_may_not_complete_the_report_ties_nothing(
    as_, bram, daan, gijs, chantal, report, consultation
):
    assign(report.case, to=gijs, reason="Test", actor=bram)

    assert send(as_(gijs), report, consultation.number).status_code == 403
    assert "Koppel consultatie" not in page_of(as_(gijs), report)
    for stranger in (daan, chantal):
        assert send(as_(stranger), report, consultation.number).status_code == 404
    with pytest.raises(PermissionDenied):
        tie(report, number=consultation.number, actor=gijs)
    consultation.refresh_from_db()
    assert consultation.report_number == ""


@pytest.mark.rule("A4", "A5")
def test_what_is_tied_afterwards_does_not_give_an_anonymous_reporter_away(
    as_, fatma, bram, daan, gijs
):
    reporter = reporter_facts(
        capacity=Capacity.MUNICIPALITY,
        disclose=YesNoUnknown.NO,
        withholding_ground="threat_to_reporter",
    )
    report = register_report(report_facts(reporter=reporter), actor=fatma)
    row = decided_usd(daan, UsdState.REPORTED)
    tie(report, number=row.number, actor=fatma)
    assign(report.case, to=gijs, reason="Test", actor=bram)

    page = page_of(as_(gijs), report)

    assert row.number not in page
    assert row.question not in page
    assert "leest alleen wie de naam van de melder mag zien" in page


def test_ten_consultations_behind_a_report_cost_as_many_questions_as_one(as_, anna, daan, report):
    browser = as_(anna)

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            page_of(browser, report)
        return len(asked)

    tie(report, number=decided_usd(daan, UsdState.REPORTED).number, actor=anna)
    questions()
    one = questions()
    for _ in range(9):
        tie(Report.objects.get(), number=decided_usd(daan, UsdState.REPORTED).number, actor=anna)

    assert questions() == one


@pytest.mark.django_db(transaction=True)
def test_of_two_reports_at_once_one_has_the_consultation(fatma, daan):
    row = decided_usd(daan, UsdState.REPORTED)
    reports = [register_report(report_facts(), actor=fatma) for _ in range(4)]
    waiting = list(reports)

    def tie_one() -> None:
        with suppress(DomainError):
            tie(waiting.pop(), number=row.number, actor=fatma)

    beside_itself(tie_one)

    row.refresh_from_db()
    assert [r.number for r in Report.objects.exclude(preceded_by="")] == [row.report_number]
