"""Conclusion, safety and MDO on their pages: kept while typing, refused with a sentence."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import tracks as make
from tests.factories.letters import moment
from tracks.enums import TrackKind, TrackState
from tracks.models import Mdo
from tracks.services import course, mdos

pytestmark = pytest.mark.django_db
NOW = moment(2026, 3, 20, 12)
CONCLUSION = {
    "violence_conclusion": "confirmed",
    "child_abuse_conclusion": "not_confirmed",
    "safety_worries": "no",
    "conclusion_text": "Drie bronnen zeggen hetzelfde.",
}


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def found(noord, anna, gijs):
    return make.with_findings(noord, by=anna, owner=gijs)


def address(name, track) -> str:
    return reverse(f"tracks:{name}", args=[track.number])


def said(answer) -> str:
    return BeautifulSoup(answer.content, "html.parser").select_one("main").get_text(" ", strip=True)


def seen_on(answer) -> str:
    return BeautifulSoup(answer.content, "html.parser").select_one("[name=seen]")["value"]


@pytest.mark.rule("002-33")
def test_a_conclusion_is_kept_and_drawn_once_the_mdo_stands(as_, found, gijs):
    client, here = as_(gijs), address("conclusion", found)

    refused = client.post(here, {**CONCLUSION, "on": ""})
    found.refresh_from_db()
    kept = (found.state, found.conclusion_text)
    make.mdo(found)
    drawn = client.post(here, {**CONCLUSION, "on": ""})

    found.refresh_from_db()
    assert refused.status_code == 422
    assert "De conclusie is een besluit van het MDO" in said(refused)
    assert kept == (TrackState.FINDINGS, "Drie bronnen zeggen hetzelfde.")
    assert drawn.url == reverse("tracks:of_case", args=[found.case.number])
    assert found.state == TrackState.CONCLUDED


def test_two_colleagues_in_one_conclusion_lose_nothing(as_, found, gijs):
    client, here = as_(gijs), address("conclusion", found)
    seen = seen_on(client.get(here))
    course.write_facts(found, actor=gijs, conclusion_text="Van de ander.")

    answer = client.post(here, {**CONCLUSION, "seen": seen})

    found.refresh_from_db()
    assert answer.status_code == 409
    assert "Van de ander." in said(answer)
    assert "Drie bronnen zeggen hetzelfde." in answer.content.decode()
    assert found.conclusion_text == "Van de ander."


@pytest.mark.parametrize(
    ("name", "typed", "field"),
    [
        ("conclusion", {"conclusion_text": "Half af"}, "conclusion_text"),
        ("safety", {"help_advice": "Half af"}, "help_advice"),
    ],
)
def test_a_closed_laptop_loses_nothing(as_, found, gijs, name, typed, field):
    client = as_(gijs)
    seen = seen_on(client.get(address(name, found)))

    kept = client.post(address(f"autosave_{name}", found), {**typed, "seen": seen})

    found.refresh_from_db()
    assert kept.status_code == 200
    assert kept.content.decode() != seen
    assert getattr(found, field) == "Half af"
    assert "Half af" in client.get(address(name, found)).content.decode()


@pytest.mark.rule("000-07")
def test_which_help_fits_best_is_written_with_the_safety_of_now(as_, found, gijs):
    as_(gijs).post(
        address("safety", found),
        {"direct_safety": "yes", "direct_safety_why": "Vader slaapt elders.", "help_advice": "X"},
    )

    found.refresh_from_db()
    assert (found.direct_safety, found.help_advice) == ("yes", "X")


def test_v_and_v_has_no_conclusion_and_says_so(as_, noord, anna, gijs):
    track = make.started(noord, by=anna, owner=gijs, kind=TrackKind.CONDITIONS)

    page = as_(gijs).get(address("conclusion", track))

    assert "Voorwaarden en Vervolg heeft geen conclusie" in said(page)
    assert b"<textarea" not in page.content


@pytest.mark.rule("002-33")
def test_an_mdo_is_recorded_with_who_disagreed(as_, found, gijs):
    typed = {
        "held_on": "2026-03-19",
        "question": "conclusion",
        "participants": [gijs.pk, found.second_id],
        "considerations": "Alle bronnen zijn gewogen.",
        "decision": "Bevestigd.",
        "dissent": "Sjoerd twijfelt over bron 1.",
    }
    here = address("mdo", found)

    alone = as_(gijs).post(here, {**typed, "participants": [gijs.pk]})
    later = as_(gijs).post(here, {**typed, "held_on": "2026-03-21"})
    earlier = as_(gijs).post(here, {**typed, "held_on": "2025-03-13"})
    for _ in range(2):
        as_(gijs).post(here, typed)

    assert (alone.status_code, later.status_code) == (422, 422)
    assert mdos.TOO_FEW in said(alone)
    assert mdos.TO_COME in said(later)
    assert mdos.TOO_EARLY in said(earlier)
    assert Mdo.objects.get().has_expert
    assert "Sjoerd twijfelt over bron 1." in said(as_(gijs).get(here))


def test_the_page_costs_the_same_for_one_mdo_as_for_ten(as_, found, gijs):
    client, here = as_(gijs), address("mdo", found)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert "Gedragsdeskundige of arts Ja" in said(client.get(here))
        return len(queries)

    make.mdo(found)
    cost()
    one = cost()
    for _ in range(9):
        make.mdo(found)

    assert cost() == one
