"""The page Dienst of a case: who may read it, what it says, and what it costs."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import tracks as make
from tests.factories.letters import moment
from tracks.enums import TrackKind, TrackState
from tracks.services import conversations as talks

pytestmark = pytest.mark.django_db
NOW = moment(2026, 3, 10, 12)


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOW, tick=False):
        yield


def of_case(track_or_report) -> str:
    return reverse("tracks:of_case", args=[track_or_report.case.number])


def said(answer) -> str:
    return BeautifulSoup(answer.content, "html.parser").select_one("main").get_text(" ", strip=True)


def take(client, track, step, **typed):
    return client.post(reverse("tracks:step", args=[track.number, step]), typed)


def test_a_case_without_a_track_says_who_waits_and_since_when(as_, noord, anna, bram):
    report = make.decided(noord, by=anna)

    page = said(as_(bram).get(of_case(report)))

    assert f"Voorwaarden en Vervolg · melding {report.number}" in page
    assert "Wacht sinds 3 mrt 2026, 7 dagen" in page
    assert "Wijs de dienst toe" in page


def test_a_track_shows_its_next_step_its_weeks_and_its_terms(as_, noord, anna, gijs):
    track = make.started(noord, by=anna, owner=gijs)

    page = said(as_(gijs).get(of_case(track)))

    assert "Begin de gesprekken" in page
    assert "Nog niet met ieder gezinslid is een gesprek gepland" in page
    assert "Week 2 van 10" in page
    assert "1 dag tussen besluit en begin" in page


@pytest.mark.parametrize("kind", TrackKind)
def test_every_state_of_a_track_has_a_page(as_, noord, anna, gijs, kind):
    made = make.drafting if kind == TrackKind.CONDITIONS else make.with_findings
    with time_machine.travel(NOW + timedelta(days=20), tick=False):
        track = made(noord, by=anna, owner=gijs)
        pages = ["conversations", "mdo", "conclusion", "safety", "turn"]
        answers = [as_(gijs).get(reverse(f"tracks:{name}", args=[track.number])) for name in pages]

        assert [answer.status_code for answer in answers] == [200] * len(pages)
        assert as_(gijs).get(of_case(track)).status_code == 200


def test_the_next_step_is_taken_on_the_page(as_, noord, anna, gijs):
    track = make.assigned(noord, by=anna, owner=gijs)

    answer = take(as_(gijs), track, "start", on="2026-03-09")

    track.refresh_from_db()
    assert answer.url == of_case(track)
    assert (track.state, track.started_on.isoformat()) == (TrackState.STARTED, "2026-03-09")


def test_a_refused_step_comes_back_with_the_sentence(as_, noord, anna, gijs):
    track = make.assigned(noord, by=anna, owner=gijs)

    answer = take(as_(gijs), track, "start", on="2026-03-11")

    assert answer.status_code == 422
    assert "De begindatum ligt in de toekomst." in said(answer)


@pytest.mark.rule("002-22")
def test_a_caution_asks_its_reason_beside_the_question(as_, noord, anna, gijs):
    track = make.started(noord, by=anna, owner=gijs)
    talks.plan_everybody(track, actor=gijs)

    refused = take(as_(gijs), track, "begin_conversations", despite="")
    passed = take(as_(gijs), track, "begin_conversations", despite="De school is dicht.")

    assert refused.status_code == 422
    assert "Er is nog geen gesprek met een professional gepland." in said(refused)
    assert passed.status_code == 302


def test_who_comes_too_late_reads_where_the_track_is_now(as_, noord, anna, gijs):
    track = make.started(noord, by=anna, owner=gijs)

    answer = as_(gijs).post(
        reverse("tracks:step", args=[track.number, "start"]), {"on": "2026-03-09"}, follow=True
    )

    assert answer.redirect_chain[0][0] == of_case(track)
    assert "Deze stap kan niet meer" in answer.content.decode()


def test_another_report_on_the_family_is_joined_on_the_page(as_, noord, anna, bram, gijs):
    track = make.assigned(noord, by=anna, owner=gijs)
    other = make.decided(noord, by=anna)
    other.case_id = track.case_id
    other.save(update_fields=["case"])
    client = as_(bram)
    before = said(client.get(of_case(track)))

    client.post(reverse("tracks:join", args=[track.case.number, other.number]))

    other.refresh_from_db()
    assert "Koppel aan deze dienst" in before
    assert other.state == "joined_track"
    assert "Koppel aan deze dienst" not in said(client.get(of_case(track)))


def test_the_page_costs_the_same_for_one_talk_as_for_ten(as_, noord, anna, gijs):
    track = make.started(noord, by=anna, owner=gijs)
    client, here = as_(gijs), of_case(track)

    def hold(count):
        for number in range(count):
            line = talks.plan_conversation(
                track, contact_with="network", name=f"Buur {number}", actor=gijs
            )
            talks.hold_conversation(
                line,
                held_at=NOW - timedelta(minutes=number),
                form="alone",
                channel="phone",
                summary="Gebeld.",
                actor=gijs,
            )

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(here).status_code == 200
        return len(queries)

    hold(1)
    cost()
    one = cost()
    hold(10)

    assert cost() == one


def test_every_form_of_a_track_carries_the_token_of_its_reader(as_, noord, anna, bram, gijs):
    wait = make.decided(noord, by=anna)
    track = make.started(noord, by=anna, owner=gijs)
    talks.plan_everybody(track, actor=gijs)
    names = ["conversations", "mdo", "safety", "turn", "plan_talk"]
    pages = [reverse(f"tracks:{name}", args=[track.number]) for name in names]

    bare = []
    for client, here in [
        (as_(gijs), of_case(track)),
        *((as_(gijs), page) for page in pages),
        (as_(bram), of_case(wait)),
        (as_(bram), reverse("tracks:assign", args=[wait.case.number])),
        (as_(bram), reverse("tracks:team", args=[track.number])),
    ]:
        page = BeautifulSoup(client.get(here).content, "html.parser")
        posts = page.select("main form[method=post]")
        bare += [here for form in posts if not form.select_one("[name=csrfmiddlewaretoken]")]
    assert bare == []
