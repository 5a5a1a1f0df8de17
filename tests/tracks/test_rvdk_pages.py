"""The page Raad: the plan is written together, sent once, and red when its estimate expired."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from organisations.enums import OrganisationKind, TableRoute
from organisations.models import Organisation
from tests.factories import tracks as make
from tests.factories.letters import moment
from tests.factories.organisations import municipality_of
from tests.tracks.test_rvdk_guards import PLAN
from tracks.enums import MdoQuestion, RvdkState
from tracks.models import RvdkRequest
from tracks.services import rvdk

pytestmark = pytest.mark.django_db
NOW = moment(2026, 3, 12, 11)
TYPED = {
    **{name: value for name, value in PLAN.items() if isinstance(value, str)},
    "college_informed_on": "11-03-2026",
    "estimate_on": "10-03-2026",
    "valid_until": "21-04-2026",
    "sight_organisation": "",
    "requested_on": "12-03-2026",
}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def track(noord, bram, gijs):
    return make.in_conversation(noord, by=bram, owner=gijs)


@pytest.fixture
def prepared(track, gijs):
    make.mdo(track, MdoQuestion.RVDK)
    return rvdk.prepare_request(track, actor=gijs)


@pytest.fixture
def submitted(prepared, gijs):
    request = rvdk.write_request(prepared, actor=gijs, **PLAN)
    return rvdk.submit_request(request, on=NOW.date(), actor=gijs)


def address(name, track, *args) -> str:
    return reverse(f"tracks:{name}", args=[track.number, *args])


def said(answer) -> str:
    page = BeautifulSoup(answer.content, "html.parser")
    return page.select_one("main").get_text(" ", strip=True)


def marks_on(answer) -> str:
    page = BeautifulSoup(answer.content, "html.parser")
    return page.select_one("input[name=seen]")["value"]


def test_a_request_is_prepared_written_and_sent(as_, track, gijs):
    make.mdo(track, MdoQuestion.RVDK)
    browser, write = as_(gijs), address("write_request", track)
    assert browser.post(address("prepare_request", track)).url == write

    page = browser.get(write)
    assert "Nog nodig: wie zicht op veiligheid houdt" in said(page)
    answer = browser.post(write, {**TYPED, "seen": marks_on(page), "submit": "1"})

    assert answer.url == address("rvdk", track)
    request = RvdkRequest.objects.get()
    assert (request.state, request.requested_on) == (RvdkState.REQUESTED, NOW.date())
    shown = said(browser.get(answer.url))
    assert "12 mrt 2026 door Gijs van Dam" in shown
    assert "Gijs van Dam, Veilig Thuis, 088 123 45 67" in shown


def test_what_was_typed_stays_when_the_request_is_not_complete(as_, track, prepared, gijs):
    typed = {**TYPED, "information_point": "", "submit": "1"}

    answer = as_(gijs).post(address("write_request", track), typed)

    assert answer.status_code == 422
    assert "Nog nodig: het informatiepunt." in said(answer)
    prepared.refresh_from_db()
    assert (prepared.state, prepared.why) == (RvdkState.PREPARING, PLAN["why"])


def test_sending_asks_for_the_day(as_, track, prepared, gijs):
    typed = {**TYPED, "requested_on": "", "submit": "1"}

    answer = as_(gijs).post(address("write_request", track), typed)

    assert answer.status_code == 422
    assert "Vul in op welke dag u het verzoek indient." in said(answer)


def test_what_is_typed_is_kept_while_typing(as_, track, prepared, gijs):
    browser = as_(gijs)
    seen = marks_on(browser.get(address("write_request", track)))

    half = {"why": "De buurvrouw zag", "seen": seen}
    answer = browser.post(address("autosave_request", track), half)

    prepared.refresh_from_db()
    assert (answer.status_code, prepared.why) == (200, "De buurvrouw zag")
    assert answer.content.decode() != seen


def test_two_colleagues_who_write_one_request_lose_nothing(as_, track, prepared, gijs):
    page = address("write_request", track)
    seen = marks_on(as_(gijs).get(page))
    rvdk.write_request(prepared, actor=gijs, why="Zo schreef de collega het.")

    answer = as_(gijs).post(page, {"why": "Zo schreef ik het.", "seen": seen})

    assert answer.status_code == 409
    assert "Zo schreef de collega het." in said(answer)
    assert "Zo schreef ik het." in answer.content.decode()
    prepared.refresh_from_db()
    assert prepared.why == "Zo schreef de collega het."


def test_who_comes_after_it_was_sent_reads_what_was_sent(as_, track, submitted, gijs):
    page, browser = address("write_request", track), as_(gijs)

    assert browser.get(page).url == address("rvdk", track)
    assert browser.post(page, TYPED).url == address("rvdk", track)
    assert browser.post(address("autosave_request", track), TYPED).status_code == 409


@pytest.mark.rule("D18")
@pytest.mark.rule("003-26")
def test_an_estimate_that_expired_is_red_with_what_to_do(as_, track, submitted, gijs, clock):
    page = address("rvdk", track)
    assert "geldt niet meer" not in said(as_(gijs).get(page))

    clock.move_to(moment(2026, 4, 22, 9))
    browser = as_(gijs)
    shown = said(browser.get(page))
    assert "De veiligheidstaxatie gold tot en met 21 apr 2026" in shown
    assert "Leg de nieuwe taxatie vast" in shown

    typed = {"estimate_on": "22-04-2026", "valid_until": "01-06-2026", "note": "Nog veilig."}
    assert browser.post(address("renew_estimate", track), typed).url == page
    shown = said(browser.get(page))
    assert "geldt niet meer" not in shown
    assert "Taxatie van 10 mrt 2026, geldig tot en met 21 apr 2026" in shown
    assert "Nog veilig." in shown


def test_a_new_estimate_without_words_is_refused_beside_the_question(as_, track, submitted, gijs):
    typed = {"estimate_on": "12-03-2026", "valid_until": "01-02-2026", "note": "x"}

    answer = as_(gijs).post(address("renew_estimate", track), typed)

    assert answer.status_code == 422
    assert rvdk.ALREADY_PAST in said(answer)


@pytest.mark.rule("003-23")
def test_the_table_gives_sight_to_another_on_the_page(as_, track, submitted, noord, gijs):
    save = Organisation.objects.create(name="SAVE Noord", kind=OrganisationKind.GI, region=noord)
    page = address("agree_sight", track)
    typed = {"organisation": save.pk, "person": "Roos de Boer"}

    assert as_(gijs).post(page, typed).status_code == 422
    as_(gijs).post(page, {**typed, "decided_at_table": "on"})

    shown = said(as_(gijs).get(address("rvdk", track)))
    assert "SAVE Noord, afgesproken aan de jeugdbeschermingstafel" in shown


def test_the_course_of_a_request_on_the_page(as_, track, submitted, gijs):
    browser, page = as_(gijs), address("rvdk", track)

    assert browser.post(address("request_step", track, "wait")).url == page
    assert browser.post(address("request_step", track, "investigate")).url == page
    assert browser.post(address("request_step", track, "rule")).status_code == 404
    assert browser.post(address("rule_request", track), {"outcome": ""}).status_code == 422
    browser.post(address("rule_request", track), {"outcome": "Ondertoezichtstelling gevraagd"})

    shown = said(browser.get(page))
    assert "Ondertoezichtstelling gevraagd" in shown
    assert "Bereid een verzoek voor" in shown
    assert browser.get(address("renew_estimate", track)).status_code == 404


def test_withdrawing_asks_why(as_, track, prepared, gijs):
    page = address("withdraw_request", track)

    assert as_(gijs).post(page, {"reason": ""}).status_code == 422
    as_(gijs).post(page, {"reason": "Ouders werken nu mee."})

    assert "Ouders werken nu mee." in said(as_(gijs).get(address("rvdk", track)))


@pytest.mark.rule("003-08")
@pytest.mark.rule("003-09")
def test_the_page_says_how_a_request_reaches_the_table_here(as_, track, noord, gijs):
    page = address("rvdk", track)
    assert "geen gemeente vastgelegd" in said(as_(gijs).get(page))

    town = municipality_of(noord, "Noorddam")
    track.case.municipality = town
    track.case.save(update_fields=["municipality"])
    assert "Van Noorddam is niet vastgelegd" in said(as_(gijs).get(page))

    town.table_route, town.protection_table_0_100 = TableRoute.DIRECT, True
    town.save()
    shown = said(as_(gijs).get(page))
    assert "In Noorddam gaat een verzoek rechtstreeks naar de jeugdbeschermingstafel." in shown
    assert "één beschermingstafel voor kinderen en volwassenen" in shown


def test_who_reads_tracks_reads_the_request_and_writes_nothing(as_, track, prepared, bram, chantal):
    assert as_(bram).get(address("rvdk", track)).status_code == 200
    assert "Schrijf het verzoek" not in said(as_(bram).get(address("rvdk", track)))
    for name in ("write_request", "withdraw_request", "renew_estimate"):
        assert as_(bram).get(address(name, track)).status_code == 403
        assert as_(chantal).get(address(name, track)).status_code == 404


def test_ten_former_requests_cost_as_many_queries_as_one(
    as_, track, gijs, django_assert_num_queries, django_assert_max_num_queries
):
    def asked_and_withdrawn():
        request = rvdk.write_request(rvdk.prepare_request(track, actor=gijs), actor=gijs, **PLAN)
        request = rvdk.submit_request(request, on=NOW.date(), actor=gijs)
        rvdk.withdraw_request(request, reason="Ouders werken mee.", actor=gijs)

    make.mdo(track, MdoQuestion.RVDK)
    asked_and_withdrawn()
    browser, page = as_(gijs), address("rvdk", track)
    browser.get(page)
    with django_assert_max_num_queries(200) as counted:
        browser.get(page)
    for _ in range(9):
        asked_and_withdrawn()

    with django_assert_num_queries(len(counted)):
        browser.get(page)
