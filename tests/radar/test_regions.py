"""Asking another Veilig Thuis: what, about whom, by when, and what it answered."""

from datetime import date, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.roles import Role
from cases.services.assignments import assign
from cases.services.intake import register_report
from common.exceptions import DomainError
from notifications.models import Notification
from radar.enums import RegionAnswer, RegionQuestion, RegionRequestState
from radar.models import RegionRequest
from radar.schedules import remind_of_regions
from radar.services import regions
from tests.factories.accounts import colleague
from tests.factories.facts import NL, report_facts
from tests.factories.organisations import veilig_thuis_of


@pytest.fixture
def report(fatma):
    return register_report(report_facts(), actor=fatma)


def asked(report, *, by, **wanted) -> RegionRequest:
    facts = {
        "region_name": "Drenthe",
        "asked_of": "Bureaudienst, telefonisch",
        "questions": [RegionQuestion.EARLIER_REPORTS, RegionQuestion.CONTACT],
        "about": [report.involvements.get(person__calling_name="Emma").person],
        "why": "Het gezin woonde er tot vorig jaar.",
    }
    return regions.ask_region(report, actor=by, **{**facts, **wanted})


@pytest.mark.rule("002-27", "002-09")
def test_it_says_which_region_when_by_whom_what_and_about_whom_alone(report, anna):
    with time_machine.travel(datetime(2026, 4, 2, 16, tzinfo=NL)):
        made = asked(report, by=anna)

    assert (made.region_name, made.asked_by) == ("Drenthe", anna)
    assert made.questions == ["contact", "earlier_reports"]
    assert [person.calling_name for person in made.about.all()] == ["Emma"]
    # Thursday before Easter: Good Friday counts as a day off, Easter Monday too.
    assert made.due_on == date(2026, 4, 8)


def test_asked_twice_while_it_waits_it_is_one_request(report, anna):
    assert asked(report, by=anna) == asked(report, by=anna, region_name=" drenthe ")


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        pytest.param({"about": []}, "over wie", id="about nobody"),
        pytest.param({"questions": []}, "wat u vraagt", id="nothing"),
        pytest.param({"why": " "}, "waarom dit nodig is", id="no reason"),
        pytest.param({"region_name": "Veilig Thuis Noord"}, "eigen regio", id="ourselves"),
    ],
)
def test_a_question_that_is_not_whole_is_refused_with_a_sentence(report, anna, wanted, sentence):
    with pytest.raises(DomainError, match=sentence):
        asked(report, by=anna, **wanted)


def test_only_who_judges_or_works_the_case_asks(report, fatma, bram):
    for colleague_ in (fatma, bram):
        with pytest.raises(PermissionDenied):
            asked(report, by=colleague_)


@pytest.mark.rule("002-27")
def test_on_the_day_the_asker_hears_and_the_lead_once_it_is_late(report, anna, bram):
    with time_machine.travel(datetime(2026, 1, 5, 9, tzinfo=NL)):
        asked(report, by=anna)
    told = {}
    for day in (6, 7, 7, 8, 9):
        with time_machine.travel(datetime(2026, 1, day, 12, tzinfo=NL)):
            remind_of_regions()
        told[day] = [
            Notification.objects.filter(recipient=user, key__startswith="radar:region").count()
            for user in (anna, bram)
        ]

    assert told == {6: [0, 0], 7: [1, 0], 8: [2, 1], 9: [2, 1]}
    messages = Notification.objects.filter(key__startswith="radar:region")
    assert not any("Emma" in message.title + message.body for message in messages)


def test_an_answer_ends_the_waiting(report, anna):
    with time_machine.travel(datetime(2026, 1, 5, 9, tzinfo=NL)):
        made = asked(report, by=anna)
        with pytest.raises(DomainError, match="welk nummer"):
            regions.note_answer(made, answer=RegionAnswer.KNOWN, actor=anna)
        answered = regions.note_answer(
            made, answer=RegionAnswer.KNOWN, numbers="M-2024-00017", actor=anna
        )
    with time_machine.travel(datetime(2026, 1, 12, 9, tzinfo=NL)):
        remind_of_regions()

    assert (answered.state, answered.ended_by) == (RegionRequestState.ANSWERED, anna)
    assert not Notification.objects.filter(key__startswith="radar:region").exists()


def test_the_database_keeps_that_an_answer_says_something(report, anna):
    made = asked(report, by=anna)

    with pytest.raises(IntegrityError), transaction.atomic():
        RegionRequest.objects.filter(pk=made.pk).update(
            state="answered", ended_at=made.asked_at, ended_by=anna
        )


@pytest.mark.rule("002-27")
def test_from_the_sources_to_an_answer(report, as_, anna):
    browser, person = as_(anna), report.involvements.first().person
    page = browser.get(reverse("cases:report", args=[report.number])).content.decode()
    assert reverse("radar:regions", args=[report.number]) in page
    ask = reverse("radar:ask_region", args=[report.number])
    typed = {
        "region_name": "Drenthe", "asked_of": "Bureaudienst", "about": [person.pk],
        "questions": ["open_case"], "why": "Eerder adres.",
    }  # fmt: skip

    refused = browser.post(ask, {**typed, "about": []})
    done = browser.post(ask, typed)
    made = RegionRequest.objects.get()
    answer = reverse("radar:region_answer", args=[report.number, made.pk])
    noted = browser.post(answer, {"answer": "unknown"})

    assert [one.status_code for one in (refused, done, noted)] == [422, 302, 302]
    assert "Eerder adres." in refused.content.decode()
    shown = browser.get(reverse("radar:regions", args=[report.number])).content.decode()
    assert "nee, niet bekend" in shown


def test_the_monitor_worker_reads_the_days_and_no_more(report, noord, as_, anna, bram):
    mila = colleague("Mila Post", Role.MONITOR, veilig_thuis_of(noord))
    assign(report.case, to=mila, reason="Volgen", actor=bram)
    regions.note_answer(
        asked(report, by=anna), answer=RegionAnswer.KNOWN, summary="Ruzie in 2024.", actor=anna
    )

    page = as_(mila).get(reverse("radar:regions", args=[report.number])).content.decode()

    assert "alleen op welke dagen" in page
    for told in ("Drenthe", "Ruzie in 2024", "Emma de Wit, geboren"):
        assert told not in page
