"""From advice to report: at the caller's wish, tied by numbers only, and the clock starts then."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from cases.forms.from_advice import typed_from
from cases.models import CaseDeadline, Report, ReportDraft
from cases.services.drafts import discard_draft, hand_over_draft, start_from_advice
from common.code_lists import Capacity, Occasion, YesNoUnknown
from consultations.enums import (
    AdviceState,
    MeldcodeStep,
    SafetyAnswer,
)
from consultations.services.advising import lapse_advice
from consultations.services.following import UNKNOWN
from tests.factories.accounts import colleague
from tests.factories.assessments import gathering
from tests.factories.cases import instrument
from tests.factories.consultations import advice, running_advice
from tests.factories.organisations import veilig_thuis_of
from tests.factories.wizard import ANSWERS, CHILD, PARENT, add_person, url_of
from tests.notifications.test_concurrency import beside_itself

NL = ZoneInfo("Europe/Amsterdam")
pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(fatma):
    """A school in step 4 that weighed with us and now wants to report."""
    return running_advice(
        fatma,
        meldcode_step=MeldcodeStep.FOUR,
        expectation="Dat er vandaag nog iemand gaat kijken.",
        agreements="De school belt moeder eerst zelf.",
        caller_organisation_name="Basisschool De Wilg",
        weigh_safety=SafetyAnswer.ACUTE,
        weigh_disclosure=YesNoUnknown.YES,
        weigh_help=YesNoUnknown.NO,
    )


def address(number: str) -> str:
    return reverse("cases:intake_from_advice", args=[number])


def text_of(response) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def begin(browser, number: str) -> ReportDraft:
    answer = browser.post(address(number), {"wants": "on"})
    return ReportDraft.objects.get(key=answer.url.split("/")[-3])


def complete(browser, draft: ReportDraft):
    """What the talk did not tell: the reporter, the worries, the family; and hand it in."""
    kept = draft.data
    for step, answers in ANSWERS.items():
        browser.post(url_of(draft, step), {**answers, **kept.get(step, {})})
    add_person(browser, draft, CHILD)
    add_person(browser, draft, PARENT)
    return browser.post(url_of(draft, "controleren"), {"not_written_reason": "Formulier volgt."})


@pytest.mark.rule("003-14", "003-22")
def test_the_page_says_what_is_taken_along_and_asks_whether_the_caller_wants_it(as_, fatma, talk):
    browser = as_(fatma)
    page = text_of(browser.get(address(talk.number)))
    refused = browser.post(address(talk.number))

    assert "Stap 4: wegen" in page
    assert "De school belt moeder eerst zelf." in page
    assert "vult u opnieuw in" in page
    assert refused.status_code == 422
    assert "Vink aan dat de beller wil melden" in text_of(refused)
    assert not ReportDraft.objects.exists()


@pytest.mark.rule("003-22", "A6")
def test_the_report_begins_with_what_the_talk_told_and_nobody_in_it(as_, fatma, talk):
    draft = begin(as_(fatma), talk.number)

    kept = draft.data
    assert draft.preceded_by == talk.number
    assert kept["melder"]["channel"] == ["phone"]
    assert kept["melder"]["capacity"] == ["school"]
    assert kept["meldcode"]["steps_taken"] == ["1", "2", "3", "4"]
    assert kept["zorgen"] == {"occasions": [Occasion.CHILD_ABUSE_OTHER]}
    assert kept["meldcode"]["weighing"] == ["acute", "disclosure"]
    assert kept["eigen-hulp"] == {"can_help": ["no"]}
    assert kept["verwachting"]["agreements"] == ["De school belt moeder eerst zelf."]
    assert set(kept) == {"melder", "zorgen", "meldcode", "eigen-hulp", "verwachting"}
    assert "name" not in kept["melder"]


@pytest.mark.parametrize(
    ("step", "taken"),
    [
        (MeldcodeStep.ONE, ["1"]),
        (MeldcodeStep.TWO, ["1", "2"]),
        (MeldcodeStep.FIVE, ["1", "2", "3", "4"]),
    ],
)
@pytest.mark.rule("003-14")
def test_the_steps_taken_are_those_up_to_where_the_caller_is(as_, fatma, step, taken):
    draft = begin(as_(fatma), running_advice(fatma, meldcode_step=step).number)

    assert draft.data["meldcode"]["steps_taken"] == taken


def test_of_a_neighbour_no_meldcode_is_taken_along(as_, fatma):
    neighbour = running_advice(
        fatma, capacity=Capacity.NEIGHBOURHOOD, meldcode_step=MeldcodeStep.UNKNOWN
    )

    assert "meldcode" not in begin(as_(fatma), neighbour.number).data


@pytest.mark.rule("003-22", "A6")
def test_handed_in_the_two_know_each_other_by_number_and_nothing_else(as_, fatma, talk):
    browser = as_(fatma)
    complete(browser, begin(browser, talk.number))

    report = Report.objects.get()
    talk.refresh_from_db()
    assert (talk.state, talk.report_number) == (AdviceState.CONVERTED, report.number)
    assert report.preceded_by == talk.number
    assert report.content.agreements == "De school belt moeder eerst zelf."
    assert report.involvements.count() == 2


@pytest.mark.rule("D1")
def test_the_term_starts_at_the_conversion_not_at_the_call(as_, fatma):
    friday = datetime(2026, 4, 24, 15, 10, tzinfo=NL)
    with time_machine.travel(friday, tick=False) as clock:
        talk = running_advice(
            fatma, began_at=friday - timedelta(days=1), meldcode_step=MeldcodeStep.FIVE
        )
        clock.shift(3600)
        browser = as_(fatma)
        draft = begin(browser, talk.number)
        clock.shift(1200)
        complete(browser, draft)

    report = Report.objects.get()
    talk.refresh_from_db()
    assert report.received_at == friday + timedelta(hours=1)
    assert talk.caller_agreed_at == friday + timedelta(hours=1)
    # Koningsdag on Monday: di 28, wo 29, do 30, vr 1 mei, ma 4 mei.
    term = CaseDeadline.objects.get(report=report, term="D1")
    assert term.due_at.astimezone(NL).date() == date(2026, 5, 4)


def test_two_tabs_and_a_double_click_give_one_draft_and_one_report(as_, fatma, talk):
    browser = as_(fatma)
    draft = begin(browser, talk.number)
    again = begin(browser, talk.number)
    complete(browser, draft)
    browser.post(url_of(draft, "controleren"))
    late = browser.post(address(talk.number), {"wants": "on"})

    assert again == draft
    assert Report.objects.count() == 1
    assert late.status_code == 422
    assert f"al omgezet naar melding {Report.objects.get().number}" in text_of(late)


def test_a_draft_that_is_thrown_away_leaves_the_advice_as_it_was(as_, fatma, talk):
    draft = begin(as_(fatma), talk.number)
    discard_draft(draft, actor=fatma)

    talk.refresh_from_db()
    assert (talk.state, talk.report_number) == (AdviceState.TALKING, "")
    assert talk.caller_agreed_at is None
    assert begin(as_(fatma), talk.number) != draft


@pytest.mark.rule("D1")
def test_after_a_draft_was_thrown_away_agreeing_again_starts_anew(as_, fatma):
    monday = datetime(2026, 3, 2, 10, 0, tzinfo=NL)
    with time_machine.travel(monday, tick=False) as clock:
        talk = running_advice(fatma)
        discard_draft(begin(as_(fatma), talk.number), actor=fatma)
        clock.shift(timedelta(days=1))
        draft = begin(as_(fatma), talk.number)

    talk.refresh_from_db()
    assert talk.caller_agreed_at == monday + timedelta(days=1)
    assert draft.data["melder"]["received_on"] == ["03-03-2026"]


@pytest.mark.rule("D1")
def test_a_colleague_who_begins_later_does_not_move_the_moment(as_, fatma, anna):
    monday = datetime(2026, 3, 2, 10, 0, tzinfo=NL)
    with time_machine.travel(monday, tick=False) as clock:
        talk = running_advice(fatma, meldcode_step=MeldcodeStep.FIVE)
        begin(as_(fatma), talk.number)
        clock.shift(timedelta(days=1))
        browser = as_(anna)
        hers = begin(browser, talk.number)
        complete(browser, hers)

    talk.refresh_from_db()
    assert talk.caller_agreed_at == monday
    assert Report.objects.get().received_at == monday


@pytest.mark.rule("D1")
def test_while_a_colleague_still_writes_the_report_the_caller_still_wants_it(
    as_, fatma, anna, talk
):
    mine, hers = begin(as_(fatma), talk.number), begin(as_(anna), talk.number)
    talk.refresh_from_db()
    agreed = talk.caller_agreed_at

    discard_draft(hers, actor=anna)
    talk.refresh_from_db()
    assert talk.caller_agreed_at == agreed is not None

    discard_draft(mine, actor=fatma)
    talk.refresh_from_db()
    assert talk.caller_agreed_at is None


@pytest.mark.rule("D1")
def test_a_second_draft_thrown_away_after_the_report_takes_nothing_back(as_, fatma, anna, talk):
    mine, hers = begin(as_(fatma), talk.number), begin(as_(anna), talk.number)
    complete(as_(fatma), mine)
    discard_draft(hers, actor=anna)

    talk.refresh_from_db()
    assert talk.state == AdviceState.CONVERTED
    assert talk.caller_agreed_at is not None


def test_of_two_colleagues_with_the_same_advice_one_hands_it_in(as_, fatma, anna, talk):
    mine, hers = begin(as_(fatma), talk.number), begin(as_(anna), talk.number)
    complete(as_(fatma), mine)
    refused = complete(as_(anna), hers)

    number = Report.objects.get().number
    looked = as_(anna).get(url_of(hers, "controleren"))
    assert refused.status_code == 422
    for page in (text_of(refused), text_of(looked)):
        assert f"Een collega maakte al een melding van dit advies: {number}." in page
        assert UNKNOWN not in page


def test_who_may_not_see_the_report_of_a_colleague_hears_no_number(as_, noord, fatma, anna, talk):
    second = colleague("Yara Bos", Role.INTAKE, veilig_thuis_of(noord))
    mine, hers = begin(as_(fatma), talk.number), begin(as_(second), talk.number)
    complete(as_(fatma), mine)
    report = Report.objects.get()
    instrument()
    gathering(report, anna)
    refused = complete(as_(second), hers)

    assert refused.status_code == 422
    assert "Een collega maakte al een melding van dit advies. Gooi" in text_of(refused)
    assert report.number not in text_of(refused)


def test_a_colleague_hears_that_the_caller_agreed_before(as_, fatma, anna, talk):
    already = "De beller wilde al melden op"
    assert already not in text_of(as_(anna).get(address(talk.number)))
    begin(as_(fatma), talk.number)

    assert already in text_of(as_(anna).get(address(talk.number)))


def test_a_colleague_who_is_handed_the_draft_finishes_it(as_, fatma, anna, talk):
    draft = hand_over_draft(begin(as_(fatma), talk.number), to=anna, note="", actor=fatma)
    complete(as_(anna), draft)

    talk.refresh_from_db()
    assert talk.state == AdviceState.CONVERTED


def test_a_caller_may_come_back_to_it_after_the_advice_was_closed(as_, fatma):
    closed = advice(fatma, meldcode_step=MeldcodeStep.FOUR)
    complete(as_(fatma), begin(as_(fatma), closed.number))

    closed.refresh_from_db()
    assert closed.state == AdviceState.CONVERTED


def test_what_lapsed_is_followed_by_nothing(as_, fatma):
    lapsed = lapse_advice(running_advice(fatma), reason="Verkeerd verbonden", actor=fatma)
    browser = as_(fatma)

    assert "vervallen" in text_of(browser.get(address(lapsed.number)))
    assert browser.post(address(lapsed.number), {"wants": "on"}).status_code == 422
    assert not ReportDraft.objects.exists()


@pytest.mark.rule("A7")
def test_who_takes_no_reports_or_works_elsewhere_converts_nothing(
    as_, talk, gijs, daan, bram, chantal
):
    for somebody in (gijs, daan, bram, chantal):
        assert as_(somebody).get(address(talk.number)).status_code == 403


def test_an_advice_of_another_region_does_not_exist(as_, talk, zuid):
    other = colleague("Zeynep Kaya", Role.INTAKE, veilig_thuis_of(zuid))

    assert as_(other).get(address(talk.number)).status_code == 404


@pytest.mark.rule("003-14")
def test_on_the_report_step_and_expectation_of_the_caller_stand_on_top(as_, fatma, anna, talk):
    browser = as_(fatma)
    complete(browser, begin(browser, talk.number))
    report = Report.objects.get()

    page = text_of(as_(anna).get(reverse("cases:report", args=[report.number])))

    assert f"Voortgekomen uit advies {talk.number} Meldcode Stap 4: wegen" in page
    assert page.index("Dat er vandaag nog iemand gaat kijken.") < page.index("Ontvangst")


@pytest.mark.django_db(transaction=True)
def test_begun_four_times_at_once_it_is_one_draft(fatma, talk):
    now = timezone.now()

    beside_itself(lambda: start_from_advice(talk, typed_from, actor=fatma, at=now))

    assert ReportDraft.objects.get().preceded_by == talk.number
