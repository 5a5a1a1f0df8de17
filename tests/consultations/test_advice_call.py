"""The call page: nothing typed is lost, and what is wrong is said beside the question."""

from datetime import timedelta
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from common.code_lists import Capacity, Occasion
from consultations.enums import AdviceState, MeldcodeStep, Purpose, SafetyAnswer
from consultations.models import Consultation, ConsultationDraft
from consultations.services.drafts import keep_draft
from organisations.enums import OrganisationKind
from tests.factories.consultations import ADVICE, advice, running_advice
from tests.factories.organisations import municipality_of, organisation

pytestmark = pytest.mark.django_db

NEW = reverse("consultations:new")
MOBILE = "06 12 34 56 78"


def typed(**more) -> dict[str, object]:
    """A plain telephone talk, as the page sends it."""
    now = timezone.localtime()
    return {
        "key": str(uuid4()),
        "opened_at": (now - timedelta(minutes=4)).isoformat(),
        "began_on": f"{now - timedelta(minutes=4):%d-%m-%Y}",
        "began_time": f"{now - timedelta(minutes=4):%H:%M}",
        "meldcode_step": MeldcodeStep.TWO,
        "purpose": Purpose.THINK_ALONG,
        "capacity": Capacity.SCHOOL,
        "organisation": "Basisschool De Wilg",
        "channel": "phone",
        "kind": "advice",
        "occasions": [Occasion.CHILD_ABUSE_OTHER],
        "advice": ADVICE,
        "action": "register",
        **more,
    }


def page_of(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def beside(page: BeautifulSoup, name: str) -> str:
    """What is said to be wrong beside one question."""
    found = page.select_one(f"#id_{name}_error")
    return found.get_text(" ", strip=True) if found else ""


@pytest.mark.rule("004-17")
def test_a_plain_talk_is_registered_and_closed(as_, fatma):
    answer = as_(fatma).post(NEW, typed())

    row = Consultation.objects.get()
    assert answer.status_code == 302
    assert answer.url == reverse("consultations:detail", args=[row.number])
    assert (row.state, row.capacity, row.occasions) == (
        AdviceState.CLOSED,
        Capacity.SCHOOL,
        [Occasion.CHILD_ABUSE_OTHER],
    )
    assert row.caller_organisation_name == "Basisschool De Wilg"
    assert timedelta(minutes=3) < row.duration < timedelta(minutes=6)


def test_an_organisation_of_the_region_is_recognised_by_its_name(as_, fatma, noord):
    town = municipality_of(noord)

    as_(fatma).post(NEW, typed(organisation=town.name.upper()))

    row = Consultation.objects.get()
    assert (row.caller_organisation, row.caller_organisation_name) == (town, "")


def test_the_same_talk_sent_twice_is_one_advice(as_, fatma):
    given, desk = typed(), as_(fatma)
    first, second = desk.post(NEW, given), desk.post(NEW, given)

    assert Consultation.objects.count() == 1
    assert first.url == second.url


@pytest.mark.rule("003-14")
def test_what_is_missing_is_said_beside_each_question_at_once_and_nothing_is_lost(as_, fatma):
    answer = as_(fatma).post(
        NEW, typed(meldcode_step="", occasions=[], advice="", question="Wat nu")
    )

    page = page_of(answer)
    assert answer.status_code == 422
    assert "stap van de meldcode" in beside(page, "meldcode_step")
    assert "aanleiding" in beside(page, "occasions")
    assert "welk advies" in beside(page, "advice")
    assert page.select_one("#id_question").text.strip() == "Wat nu"
    assert page.select_one("#id_organisation")["value"] == "Basisschool De Wilg"
    assert not Consultation.objects.exists()
    assert ConsultationDraft.objects.get().data["question"] == ["Wat nu"]


@pytest.mark.rule("003-14")
def test_a_professional_is_asked_for_the_step(as_, fatma):
    page = page_of(as_(fatma).post(NEW, typed(meldcode_step=MeldcodeStep.UNKNOWN)))

    assert "stap van de meldcode" in beside(page, "meldcode_step")


@pytest.mark.rule("A6", "003-31")
def test_who_could_be_recognised_is_said_beside_the_text_it_stands_in(as_, fatma):
    answer = as_(fatma).post(NEW, typed(agreements=f"Beller is te bereiken op {MOBILE}."))

    page = page_of(answer)
    assert answer.status_code == 422
    assert MOBILE in beside(page, "agreements")
    assert beside(page, "advice") == ""
    assert page.select_one("#id_despite") is not None
    assert not Consultation.objects.exists()


@pytest.mark.rule("A6")
def test_a_person_is_no_organisation_and_an_organisation_of_the_region_no_person(as_, fatma, noord):
    name = "Willem van Oranje College"
    page = page_of(as_(fatma).post(NEW, typed(organisation="mevrouw De Boer, buurvrouw")))
    assert "De Boer" in beside(page, "organisation")

    organisation(noord, OrganisationKind.SCHOOL, name)
    as_(fatma).post(NEW, typed(organisation=name))
    assert Consultation.objects.get().caller_organisation.name == name


@pytest.mark.rule("A6")
def test_what_stays_has_a_reason_that_is_kept(as_, fatma):
    reason = "Dit is het algemene nummer van de huisarts."
    as_(fatma).post(NEW, typed(agreements=f"Bel {MOBILE}.", despite=reason))

    assert Consultation.objects.get().overruled_because == reason


@pytest.mark.rule("A6")
def test_a_talk_that_goes_on_is_looked_through_too(as_, fatma):
    answer = as_(fatma).post(NEW, typed(action="keep", advice="", question=f"Bel {MOBILE}"))

    assert MOBILE in beside(page_of(answer), "question")
    assert not Consultation.objects.exists()


def test_the_question_why_it_stays_is_not_asked_without_a_find(as_, fatma):
    assert page_of(as_(fatma).get(NEW)).select_one("#id_despite") is None


@pytest.mark.rule("002-03")
def test_when_the_norm_is_a_report_it_is_told_or_there_is_a_reason(as_, fatma):
    acute = {"weigh_safety": SafetyAnswer.ACUTE}
    desk = as_(fatma)

    page = page_of(desk.post(NEW, typed(**acute)))
    assert "melden hier de norm" in beside(page, "norm_told")
    assert page.select_one("#afwegingskader").has_attr("open")

    desk.post(NEW, typed(**acute, norm_told="on"))
    desk.post(NEW, typed(**acute, norm_untold_because="De politie heeft al gemeld."))
    assert [row.norm_told for row in Consultation.objects.order_by("pk")] == [True, False]


@pytest.mark.rule("002-03")
def test_why_the_norm_was_not_mentioned_stands_on_the_page_and_comes_back(as_, fatma):
    desk, why = as_(fatma), "De politie heeft al gemeld."
    plan = {"action": "support", "support_plan": "Samen bellen.", "next_contact_on": "01-01-2099"}
    desk.post(NEW, typed(weigh_safety=SafetyAnswer.ACUTE, norm_untold_because=why, **plan))
    number = Consultation.objects.get().number

    assert why in page_of(desk.get(f"/adviezen/{number}/")).text
    changing = page_of(desk.get(f"/adviezen/{number}/wijzigen/"))
    assert changing.select_one("#id_norm_untold_because")["value"] == why


@pytest.mark.rule("000-12")
def test_a_home_visit_without_a_question_is_refused_beside_the_question(as_, fatma):
    page = page_of(as_(fatma).post(NEW, typed(home_visit="on")))

    assert "concrete vraag" in beside(page, "home_visit_question")


@pytest.mark.rule("004-17")
def test_support_asks_a_plan_and_a_day(as_, fatma):
    desk = as_(fatma)
    tomorrow = f"{timezone.localdate() + timedelta(days=1):%d-%m-%Y}"

    page = page_of(desk.post(NEW, typed(action="support")))
    assert "plan voor de ondersteuning" in beside(page, "support_plan")

    desk.post(
        NEW, typed(action="support", support_plan="Naar het wijkteam.", next_contact_on=tomorrow)
    )
    assert Consultation.objects.get().state == AdviceState.SUPPORTING


def test_a_plan_is_not_closed_by_mistake(as_, fatma):
    page = page_of(as_(fatma).post(NEW, typed(support_plan="Naar het wijkteam.")))

    assert "ondersteuning volgt" in beside(page, "support_plan")
    assert not Consultation.objects.exists()


def test_a_talk_goes_on_and_is_finished_on_the_same_page(as_, fatma):
    given, desk = typed(action="keep", advice="", occasions=[]), as_(fatma)
    desk.post(NEW, given)
    row = Consultation.objects.get()
    assert row.state == AdviceState.TALKING

    change = reverse("consultations:advice_change", args=[row.number])
    page = page_of(desk.get(change))
    assert page.select_one("#id_organisation")["value"] == "Basisschool De Wilg"

    desk.post(change, typed(advice="Blijf in gesprek.", expectation="Wil weten wat kan."))
    row.refresh_from_db()
    assert (row.state, row.advice) == (AdviceState.CLOSED, "Blijf in gesprek.")


def test_registering_after_keeping_with_the_back_button_loses_nothing(as_, fatma):
    given, desk = typed(action="keep", advice=""), as_(fatma)
    desk.post(NEW, given)

    desk.post(NEW, given | {"action": "register", "advice": "Blijf in gesprek."})

    row = Consultation.objects.get()
    assert (row.state, row.advice) == (AdviceState.CLOSED, "Blijf in gesprek.")


def test_what_is_typed_after_closing_is_kept_and_comes_in_when_it_is_reopened(as_, fatma):
    given, desk = typed(), as_(fatma)
    desk.post(NEW, given)
    row = Consultation.objects.get()

    late = desk.post(NEW, given | {"agreements": "Beller belt morgen."})
    assert late.status_code == 409
    assert "al vastgelegd en afgesloten" in page_of(late).text
    assert row.number in page_of(late).text
    resumed = page_of(desk.get(reverse("consultations:advice_draft", args=[row.key])))
    assert resumed.select_one("#id_agreements").text.strip() == "Beller belt morgen."

    reopen = reverse("consultations:advice_reopen", args=[row.number])
    desk.post(reopen, {"reason": "De beller belde terug."})
    change = reverse("consultations:advice_change", args=[row.number])
    again = page_of(desk.get(change))
    assert again.select_one("#id_agreements").text.strip() == "Beller belt morgen."
    desk.post(change, given | {"agreements": "Beller belt morgen.", "action": "change", "seen": ""})
    row.refresh_from_db()
    assert row.agreements == "Beller belt morgen."
    assert not ConsultationDraft.objects.exists()


def test_an_open_advice_is_changed_but_not_emptied(as_, fatma):
    tomorrow = timezone.localdate() + timedelta(days=1)
    row = advice(fatma, support_plan="Naar het wijkteam.", next_contact_on=tomorrow)
    change = reverse("consultations:advice_change", args=[row.number])
    desk = as_(fatma)
    kept = {"support_plan": row.support_plan, "next_contact_on": f"{tomorrow:%d-%m-%Y}"}

    emptied = desk.post(change, typed(action="change", advice="", **kept))
    assert "welk advies" in beside(page_of(emptied), "advice")
    without_plan = desk.post(change, typed(action="change"))
    assert "plan voor de ondersteuning" in beside(page_of(without_plan), "support_plan")

    desk.post(change, typed(action="change", agreements="Wij bellen terug.", **kept))
    row.refresh_from_db()
    assert (row.state, row.agreements) == (AdviceState.SUPPORTING, "Wij bellen terug.")


def test_a_closed_advice_is_not_changed(as_, fatma):
    row = advice(fatma)
    change = reverse("consultations:advice_change", args=[row.number])

    answer = as_(fatma).get(change)

    assert answer.url == reverse("consultations:detail", args=[row.number])


def test_a_talk_past_midnight_ends_the_next_day(as_, fatma):
    yesterday = timezone.localtime() - timedelta(days=1)
    given = typed(
        began_on=f"{yesterday - timedelta(days=1):%d-%m-%Y}", began_time="23:50", ended_time="0:10"
    )
    as_(fatma).post(NEW, given)

    assert Consultation.objects.get().duration == timedelta(minutes=20)


def test_without_script_the_verdict_comes_back_on_the_same_talk(as_, fatma):
    desk = as_(fatma)
    answer = desk.post(NEW, typed(action="weigh", weigh_disclosure="yes"), follow=True)

    page = page_of(answer)
    assert answer.redirect_chain[0][0].endswith("#afwegingskader")
    assert "Melden is de norm" in page.select_one("#uitkomst").text
    assert page.select_one("#id_advice").text.strip() == ADVICE


def test_the_verdict_and_the_check_answer_alone(as_, fatma):
    desk = as_(fatma)
    verdict = desk.post(reverse("consultations:advice_walk"), {"weigh_safety": "acute"})
    assert "Melden is de norm" in verdict.content.decode()

    check = reverse("consultations:advice_check")
    caller = desk.post(check, {"organisation": "mevrouw De Boer, buurvrouw"})
    assert "De Boer" in caller.content.decode()
    found = desk.post(check, {"question": f"Bel {MOBILE}"})
    assert MOBILE in found.content.decode()
    digest = page_of(found).select_one("[name=checked]")["value"]
    again = desk.post(check, {"question": f"Bel {MOBILE}", "checked": digest})
    assert again.status_code == 204


def test_running_talks_are_listed_and_can_be_gone_on_with(as_, fatma):
    desk, key = as_(fatma), uuid4()
    desk.post(reverse("consultations:advice_keep", args=[key]), typed(key=key, question="Wat nu"))
    talk = running_advice(fatma)

    waiting = page_of(desk.get(NEW)).select_one(".vt-call__around").get_text(" ", strip=True)
    assert "Nog niet vastgelegd" in waiting
    assert talk.number in waiting
    resumed = page_of(desk.get(reverse("consultations:advice_draft", args=[key])))
    assert resumed.select_one("#id_question").text.strip() == "Wat nu"
    assert resumed.select_one("[name=key]")["value"] == str(key)


@pytest.mark.rule("000-12", "003-19")
def test_a_joint_visit_and_an_early_talk_together_are_noted_and_shown(as_, fatma):
    visit = {"home_visit": "on", "home_visit_question": "Hoe praten we samen?", "joint_talk": "on"}
    as_(fatma).post(NEW, typed(**visit))

    row = Consultation.objects.get()
    assert (row.home_visit, row.joint_talk) == (True, True)
    page = as_(fatma).get(reverse("consultations:detail", args=[row.number])).content.decode()
    assert "Hoe praten we samen?" in page
    assert "Vroeg samen in gesprek" in page


@pytest.mark.rule("002-01")
@pytest.mark.parametrize("step", [step for step in MeldcodeStep if step.isdecimal()])
def test_a_caller_is_helped_in_every_step_of_the_meldcode(as_, fatma, step):
    as_(fatma).post(NEW, typed(meldcode_step=step))

    assert Consultation.objects.get().meldcode_step == step


def test_ten_waiting_talks_cost_what_one_costs(as_, fatma):
    desk = as_(fatma)

    def talk() -> None:
        running_advice(fatma)
        keep_draft(uuid4(), {"question": ["?"]}, began_at=timezone.now(), actor=fatma)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.get(NEW)
        return len(queries)

    talk()
    desk.get(NEW)
    one = cost()
    for _ in range(9):
        talk()
    assert cost() == one
