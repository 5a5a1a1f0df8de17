"""The pages of the talks: planned, written while it is kept, held, corrected, or not possible."""

from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from people.models import HouseholdMember
from tests.factories import tracks as make
from tests.factories.cases import person
from tests.factories.letters import moment
from tracks.models import Conversation
from tracks.services import conversations as talks

pytestmark = pytest.mark.django_db
NOW = moment(2026, 3, 20, 12)
TYPED = {
    "held_at_0": "2026-03-20",
    "held_at_1": "11:00",
    "form": "alone",
    "channel": "home_visit",
    "summary": "Sanne vertelt dat het vaak ruzie is.",
    "wishes": "Geen ruzie.",
}


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def track(noord, anna, gijs):
    return make.started(noord, by=anna, owner=gijs)


@pytest.fixture
def talk(track, gijs) -> Conversation:
    return talks.plan_everybody(track, actor=gijs)[0]


def address(name, track, *args) -> str:
    return reverse(f"tracks:{name}", args=[track.number, *args])


def said(answer) -> str:
    return BeautifulSoup(answer.content, "html.parser").select_one("main").get_text(" ", strip=True)


def seen_on(answer) -> str:
    return BeautifulSoup(answer.content, "html.parser").select_one("[name=seen]")["value"]


@pytest.mark.rule("003-25")
def test_the_plan_says_who_is_missing_and_takes_everybody_in(as_, track, gijs):
    client, here = as_(gijs), address("conversations", track)
    before = said(client.get(here))

    client.post(address("plan_everybody", track))
    after = said(client.get(here))

    assert "Nog niet in het plan Sanne Vermeer" in before
    assert "Nog niet in het plan" not in after
    assert "nog geen dag" in after


@pytest.mark.rule("003-11")
def test_somebody_of_the_network_comes_into_the_plan(as_, track, gijs):
    typed = {"contact_with": "network", "name": "Oma Smit", "capacity": "oma van Sanne"}

    refused = as_(gijs).post(address("plan_talk", track), {**typed, "name": ""})
    done = as_(gijs).post(address("plan_talk", track), typed)

    assert refused.status_code == 422
    assert talks.NO_NAME in said(refused)
    assert done.url == address("conversations", track)
    assert "Oma Smit, oma van Sanne" in said(as_(gijs).get(done.url))


def test_what_is_typed_is_kept_before_the_talk_is_held(as_, track, talk, gijs):
    client = as_(gijs)
    seen = seen_on(client.get(address("hold_talk", track, talk.pk)))

    kept = client.post(address("autosave_talk", track, talk.pk), {"seen": seen, "summary": "Half"})

    talk.refresh_from_db()
    assert kept.status_code == 200
    assert (talk.summary, talk.held_at) == ("Half", None)
    assert "verslag in concept" in said(client.get(address("conversations", track)))
    assert "Half" in client.get(address("hold_talk", track, talk.pk)).content.decode()


def test_a_talk_with_a_record_is_not_dropped(as_, track, talk, gijs):
    talks.write_conversation(talk, summary="Half", actor=gijs)

    as_(gijs).post(address("drop_talk", track, talk.pk))

    assert Conversation.objects.filter(pk=talk.pk).exists()


@pytest.mark.rule("001-20")
def test_a_talk_is_held_on_the_page_and_read_back(as_, track, talk, gijs):
    answer = as_(gijs).post(address("hold_talk", track, talk.pk), {**TYPED, "on": ""})

    page = said(as_(gijs).get(answer.url))
    assert answer.url == address("talk", track, talk.pk)
    assert "20 mrt 2026, 11.00 uur, door Gijs van Dam" in page
    assert "Geen ruzie." in page


def test_a_talk_that_misses_something_comes_back_with_what_was_typed(as_, track, talk, gijs):
    answer = as_(gijs).post(
        address("hold_talk", track, talk.pk),
        {**TYPED, "form": "", "held_at_0": "", "held_at_1": "", "on": ""},
    )

    talk.refresh_from_db()
    assert answer.status_code == 422
    assert talks.NO_FORM in said(answer)
    assert "Sanne vertelt dat het vaak ruzie is." in answer.content.decode()
    assert talk.held_at is None
    assert talk.summary == TYPED["summary"]


def test_two_colleagues_in_one_record_lose_nothing(as_, track, talk, gijs):
    client, here = as_(gijs), address("hold_talk", track, talk.pk)
    seen = seen_on(client.get(here))
    talks.write_conversation(talk, summary="Van de ander.", actor=gijs)

    answer = client.post(here, {**TYPED, "seen": seen, "on": ""})

    talk.refresh_from_db()
    assert answer.status_code == 409
    assert "Van de ander." in said(answer)
    assert TYPED["summary"] in answer.content.decode()
    assert (talk.summary, talk.held_at) == ("Van de ander.", None)


def test_a_correction_shows_what_stood_there_and_why(as_, track, talk, gijs):
    client, here = as_(gijs), address("hold_talk", track, talk.pk)
    client.post(here, {**TYPED, "on": ""})
    better = {**TYPED, "summary": "Sanne vertelt dat het soms ruzie is."}

    refused = client.post(here, better)
    client.post(here, {**better, "reason": "Sanne zei soms."})

    page = said(client.get(address("talk", track, talk.pk)))
    assert refused.status_code == 422
    assert talks.NO_REASON in said(refused)
    assert "Reden: Sanne zei soms." in page
    assert "Sanne vertelt dat het vaak ruzie is." in page


@pytest.mark.rule("002-31")
def test_why_somebody_is_not_spoken_is_written_and_shown(as_, track, talk, gijs):
    here = address("not_spoken", track, talk.pk)

    refused = as_(gijs).post(here, {"reason": "unsafe"})
    as_(gijs).post(here, {"reason": "unsafe", "why": "Vader leest mee op haar telefoon."})

    assert refused.status_code == 422
    assert "Vader leest mee" in said(as_(gijs).get(address("conversations", track)))


def test_a_talk_of_another_track_does_not_exist(as_, noord, anna, track, talk, gijs):
    other = make.started(noord, by=anna, owner=gijs)

    assert as_(gijs).get(address("talk", other, talk.pk)).status_code == 404


def test_a_grown_up_of_the_household_is_a_member_too(track, noord, gijs):
    aunt = person(noord, "Roos", birth_year=1990)
    HouseholdMember.objects.create(
        person=aunt, household=track.case.household, since=date(2020, 1, 1)
    )

    assert [row.who for row in talks.plan_everybody(track, actor=gijs)] == [
        "Roos Vermeer",
        "Sanne Vermeer",
    ]


def test_who_was_spoken_without_a_planned_day_needs_none(as_, track, talk, gijs):
    here = address("conversations", track)
    assert "Nog geen dag" in said(as_(gijs).get(here))

    track.conversations.exclude(pk=talk.pk).delete()
    as_(gijs).post(
        address("hold_talk", track, talk.pk),
        {**TYPED, "on": "1", "seen": seen_on(as_(gijs).get(address("hold_talk", track, talk.pk)))},
    )

    shown = said(as_(gijs).get(here))
    assert "gesproken" in shown
    assert "Nog geen dag" not in shown
