"""The page Bronnen: who sees it, what it asks, and that nothing typed is lost."""

from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories import tracks as make
from tests.factories.letters import moment
from tests.tracks.test_sources import told
from tracks.enums import Hearing, InformationFrom, TrackKind
from tracks.services import sources

pytestmark = pytest.mark.django_db
NOW = moment(2026, 3, 12, 11)
TYPED = {
    "kind": "professional",
    "name": "Jeugdarts De Haan",
    "capacity": "jeugdarts",
    "told_on": "10-03-2026",
    "facts": "Zag op 2 maart een blauwe plek.",
    "opinion": "",
    "weighing": "De arts vreest dat vragen gevaarlijk is.",
}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def track(noord, anna, gijs):
    return make.in_conversation(noord, by=anna, owner=gijs, kind=TrackKind.INVESTIGATION)


def address(name, track, *args) -> str:
    return reverse(f"tracks:{name}", args=[track.number, *args])


def said(answer) -> str:
    page = BeautifulSoup(answer.content, "html.parser")
    return page.select_one("main").get_text(" ", strip=True)


def marks_on(answer) -> str:
    page = BeautifulSoup(answer.content, "html.parser")
    return page.select_one("input[name=seen]")["value"]


def test_a_source_is_noted_and_read_back(as_, track, gijs):
    answer = as_(gijs).post(address("add_source", track), TYPED)

    assert answer.url == address("sources", track)
    shown = said(as_(gijs).get(answer.url))
    assert "Jeugdarts De Haan, jeugdarts" in shown
    assert "Zag op 2 maart een blauwe plek." in shown
    assert "nog geen wederhoor" in shown


@pytest.mark.rule("A9")
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"facts": ""}, "Vul dit in."),
        ({"told_on": "31-02-2026"}, "31 februari 2026 bestaat niet."),
        ({"weighing": ""}, "schrijf waarom deze informatie toch nodig is"),
        ({"consent_given": "on"}, "alleen gegeven zijn als erom is gevraagd"),
    ],
)
def test_a_refused_source_answers_422_and_keeps_what_was_typed(as_, track, gijs, typed, sentence):
    answer = as_(gijs).post(address("add_source", track), {**TYPED, **typed})

    assert answer.status_code == 422
    assert sentence in said(answer)
    assert "Jeugdarts De Haan" in answer.content.decode()
    assert not track.sources.exists()


def test_only_who_works_with_sources_reads_them(as_, track, gijs, anna, bram, chantal):
    source = sources.add_source(track, actor=gijs, **told())
    page, mend = address("sources", track), address("source", track, source.pk)

    assert as_(track.second).get(page).status_code == 200
    assert as_(bram).get(page).status_code == 200
    assert as_(bram).get(mend).status_code == 403
    assert as_(anna).get(page).status_code == 403
    assert as_(chantal).get(page).status_code == 404


def test_a_source_of_another_track_is_not_there(as_, track, noord, bram, gijs):
    more = {"kind": TrackKind.INVESTIGATION, "second": track.second}
    elsewhere = make.in_conversation(noord, by=bram, owner=gijs, **more)
    source = sources.add_source(elsewhere, actor=gijs, **told())

    assert as_(gijs).get(address("source", track, source.pk)).status_code == 404


@pytest.mark.rule("004-13")
def test_wederhoor_is_noted_and_asks_for_words_and_a_day(as_, track, gijs):
    source = sources.add_source(track, actor=gijs, **told())
    page = address("hear_source", track, source.pk)

    refused = as_(gijs).post(page, {"hearing": "answered", "response": ""})
    assert refused.status_code == 422
    assert "Vul in wanneer u het voorlegde." in said(refused)
    assert "of waarom u het niet voorlegde" in said(refused)

    typed = {"hearing": "answered", "heard_on": "12-03-2026", "response": "Zij viel."}
    as_(gijs).post(page, typed)
    assert "Zij viel." in said(as_(gijs).get(address("sources", track)))


def test_what_was_mended_stays_readable(as_, track, gijs):
    source = sources.add_source(track, actor=gijs, **told())
    page = address("source", track, source.pk)
    typed = {**TYPED, "facts": "Zag een schaafwond.", "reason": "Verkeerd verstaan"}

    as_(gijs).post(page, {**typed, "seen": marks_on(as_(gijs).get(page))})

    shown = said(as_(gijs).get(address("sources", track)))
    assert "Zag een schaafwond." in shown
    assert "Verkeerd verstaan" in shown
    assert "blauwe plek op de linkerarm" in shown


def test_two_colleagues_who_mend_one_source_lose_nothing(as_, track, gijs):
    source = sources.add_source(track, actor=gijs, **told())
    page = address("source", track, source.pk)
    seen = marks_on(as_(gijs).get(page))
    again = {**told(), "facts": "Zag een schaafwond."}
    sources.mend_source(source, reason="Eerder", actor=gijs, **again)

    mine = {**TYPED, "facts": "Zag een bult.", "reason": "Beter", "seen": seen}
    answer = as_(gijs).post(page, mine)

    assert answer.status_code == 409
    assert "Zag een schaafwond." in said(answer)
    assert "Zag een bult." in answer.content.decode()


@pytest.mark.rule("D6")
def test_the_family_has_to_know_within_four_weeks(as_, track, gijs, clock):
    source = sources.add_source(track, actor=gijs, **told())
    page = address("sources", track)
    assert "uiterlijk 9 apr 2026 weten" in said(as_(gijs).get(page))

    clock.move_to(moment(2026, 4, 10, 9))
    assert "moest dit uiterlijk 9 apr 2026 weten" in said(as_(gijs).get(page))

    heard = {"hearing": Hearing.NO_ANSWER, "heard_on": date(2026, 4, 10)}
    sources.hear_source(source, response="Zegt niets.", actor=gijs, **heard)
    assert "uiterlijk 9 apr" not in said(as_(gijs).get(page))


@pytest.mark.rule("D6")
def test_of_what_somebody_tells_about_the_own_life_no_term_runs(as_, track, gijs):
    sources.add_source(track, actor=gijs, **told(kind=InformationFrom.MEMBER))

    assert "uiterlijk" not in said(as_(gijs).get(address("sources", track)))


@pytest.mark.rule("A4")
def test_who_hears_the_family_is_warned_about_an_anonymous_reporter(as_, noord, bram, gijs):
    secret = make.in_conversation(
        noord, by=bram, owner=gijs, kind=TrackKind.INVESTIGATION, anonymous=True
    )
    source = sources.add_source(secret, actor=gijs, **told())

    answer = as_(gijs).get(address("hear_source", secret, source.pk))

    assert "Zeg niet van wie u ze hebt" in said(answer)


def test_a_track_with_conditions_says_that_sources_belong_to_an_investigation(
    as_, noord, bram, gijs
):
    track = make.in_conversation(noord, by=bram, owner=gijs)

    shown = said(as_(gijs).get(address("sources", track)))

    assert "Bronnen horen bij een onderzoek" in shown
    assert as_(gijs).post(address("add_source", track), TYPED).status_code == 422


def test_ten_sources_cost_as_many_queries_as_one(
    as_, track, gijs, django_assert_num_queries, django_assert_max_num_queries
):
    def mended(name):
        source = sources.add_source(track, actor=gijs, **told(name=name))
        sources.mend_source(
            source, reason="Beter", actor=gijs, **told(name=name, facts="Zag niets.")
        )

    mended("Bron 0")
    browser, page = as_(gijs), address("sources", track)
    browser.get(page)
    with django_assert_max_num_queries(200) as counted:
        browser.get(page)
    for place in range(1, 10):
        mended(f"Bron {place}")

    with django_assert_num_queries(len(counted)):
        browser.get(page)
