"""Diensten: what the reader sees, how far the ten weeks are, and who is silent."""

from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reporting.selectors.shell import counts_for
from tests.cases.test_letters_second_terms import decided_beside
from tests.factories.letters import moment
from tests.factories.plans import begun
from tests.factories.tracks import assigned, drafting, in_conversation, started
from tracks.enums import ConversionReason, EarlyEnd, ProposalKind, TrackKind
from tracks.screens.lists import week_of
from tracks.services import course

pytestmark = pytest.mark.django_db

PAGE = reverse("tracks:list")
HOME = reverse("reporting:my_work")
NOW = moment(2026, 3, 24, 10)  # Tuesday, three weeks after the decision


def look(client, page=PAGE, **chosen):
    with time_machine.travel(NOW, tick=False):
        answer = client.get(page, chosen)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def rows(page):
    return [
        {
            cell.get("data-label", "Dienst"): " ".join(cell.get_text(" ").split())
            for cell in row.find_all(["th", "td"])
        }
        for row in page.select("tbody tr")
    ]


def numbers(page):
    return {row["Dienst"] for row in rows(page)}


def tasks(page, title):
    panel = next((h for h in page.select("h2, h3") if h.get_text(strip=True) == title), None)
    assert panel, f"no list {title}"
    return [" ".join(li.get_text(" ").split()) for li in panel.find_parent("section").select("li")]


@pytest.mark.rule("D4", "D3")
def test_a_row_says_who_which_week_what_ends_and_how_long_the_family_is_silent(
    as_, noord, bram, gijs
):
    track = in_conversation(noord, by=bram, owner=gijs)
    case = track.case
    case.last_family_contact_at = moment(2026, 3, 19, 16)
    case.save()

    (row,) = rows(look(as_(bram)))

    assert row["Dienst"] == track.number
    assert row["Gezin"].endswith("Voorwaarden en Vervolg")
    assert row["Status"] == "Gesprekken"
    assert row["Wie"] == "Gijs van Dam met Sjoerd Wiersma"
    assert row["Week"] == "week 4 van 10"
    assert row["Laatste contact"] == "5 dagen"
    assert row["Termijnen"].endswith("Dienst afgerond")


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 3, 3), "week 1 van 10"),
        (date(2026, 3, 9), "week 1 van 10"),
        (date(2026, 3, 10), "week 2 van 10"),
        (date(2026, 5, 11), "week 10 van 10"),
        (date(2026, 5, 12), "week 11, na de 10"),
    ],
)
def test_the_weeks_are_counted_from_the_decision(today, words):
    assert week_of(moment(2026, 3, 3, 15), today) == words


def test_the_filters_choose_by_kind_state_mine_and_late(as_, noord, bram, gijs, hanna):
    vv = started(noord, by=bram, owner=gijs)
    research = in_conversation(noord, by=bram, owner=gijs, kind=TrackKind.INVESTIGATION)
    client = as_(bram)

    assert numbers(look(client)) == {vv.number, research.number}
    assert numbers(look(client, soort="investigation")) == {research.number}
    assert numbers(look(client, status="started")) == {vv.number}
    assert numbers(look(client, mijn="on")) == set()
    assert numbers(look(as_(gijs), mijn="on")) == {vv.number, research.number}
    assert numbers(look(client, laat="on")) == set()
    with time_machine.travel(moment(2026, 5, 13), tick=False):
        late = as_(bram).get(PAGE, {"laat": "on"})
    assert numbers(BeautifulSoup(late.content, "html.parser")) == {vv.number, research.number}
    assert "Geen dienst past bij dit filter" in look(client, status="findings").get_text()


def test_a_filter_that_cannot_be_read_filters_nothing(as_, noord, bram, gijs):
    track = started(noord, by=bram, owner=gijs)

    assert numbers(look(as_(bram), status="bestaat-niet", soort="x")) == {track.number}


def test_what_is_over_is_found_when_asked_for(as_, noord, bram, gijs):
    track = in_conversation(noord, by=bram, owner=gijs)
    propose(track, ProposalKind.END_EARLY, by=gijs)
    with time_machine.travel(NOW, tick=False):
        course.end_early(track, actor=bram)

    assert numbers(look(as_(bram))) == set()
    (row,) = rows(look(as_(bram), status="over"))
    assert (row["Status"], row["Week"]) == ("Voortijdig beëindigd", "voorbij")


@pytest.mark.rule("A1")
def test_a_caseworker_sees_only_what_is_theirs(as_, noord, bram, gijs, chantal, fatma, daan):
    from accounts.roles import Role
    from tests.factories.accounts import colleague
    from tests.factories.organisations import veilig_thuis_of

    kim = colleague("Kim de Boer", Role.CASEWORKER, veilig_thuis_of(noord))
    track = started(noord, by=bram, owner=gijs)

    assert numbers(look(as_(gijs))) == {track.number}
    assert numbers(look(as_(track.second))) == {track.number}
    assert numbers(look(as_(kim))) == set()
    assert numbers(look(as_(chantal))) == set()
    assert as_(fatma).get(PAGE).status_code == 403
    assert as_(daan).get(PAGE).status_code == 403


def test_the_menu_counts_what_the_list_holds(as_, noord, bram, gijs):
    started(noord, by=bram, owner=gijs)
    assigned(noord, by=bram, owner=gijs)

    assert counts_for(bram).tracks == len(rows(look(as_(bram)))) == 2


def test_ten_tracks_cost_what_one_costs(as_, noord, bram, gijs):
    client = as_(gijs)
    for page in (PAGE, HOME):
        look(client, page)
    started(noord, by=bram, owner=gijs)
    short = cost(client)
    for _ in range(9):
        started(noord, by=bram, owner=gijs)

    assert cost(client) == short


def cost(client):
    with CaptureQueriesContext(connection) as queries:
        for page in (PAGE, HOME):
            look(client, page)
    return len(queries)


def test_my_work_holds_my_tracks(as_, noord, bram, gijs):
    track = started(noord, by=bram, owner=gijs)

    assert tasks(look(as_(gijs), HOME), "Mijn diensten") == [
        f"Gezin Vermeer {track.number}, gestart, week 4 van 10"
    ]


@pytest.mark.rule("002-33")
def test_a_proposed_turn_waits_for_the_team_lead(as_, noord, bram, gijs):
    track = in_conversation(noord, by=bram, owner=gijs)
    propose(track, ProposalKind.INVESTIGATION, by=gijs)

    waiting = tasks(look(as_(bram), HOME), "Voorstellen bij een dienst")
    (row,) = rows(look(as_(bram)))

    assert waiting == ["Gezin Vermeer omzetten naar onderzoek, voorstel van Gijs van Dam"]
    assert "voorstel: omzetten naar onderzoek" in row["Status"]


def test_a_report_on_a_family_whose_track_runs_asks_to_be_joined(as_, noord, anna, bram, gijs):
    track = drafting(noord, by=bram, owner=gijs)
    late = decided_beside(track, by=anna)

    assert f"koppel melding {late.number} aan de dienst" in " ".join(
        tasks(look(as_(bram), HOME), "Nieuwe melding, de dienst loopt al")
    )


@pytest.mark.rule("002-33")
@pytest.mark.parametrize("who", ["second", "bram"], ids=["expert", "team lead"])
def test_who_is_asked_as_second_reader_finds_the_plan_in_my_work(as_, noord, bram, gijs, who):
    plan = begun(noord, by=bram, owner=gijs)
    plan.second_reader = bram if who == "bram" else plan.track.second
    plan.save()

    found = tasks(look(as_(plan.second_reader), HOME), "Toets voor een collega")

    assert found == [f"Gezin Vermeer veiligheidsplan {plan.number}"]


def propose(track, kind, *, by):
    track.proposed, track.proposed_by = kind, by
    track.conversion_reason = ConversionReason.NO_COOPERATION
    track.early_end = EarlyEnd.DECEASED
    track.save()
