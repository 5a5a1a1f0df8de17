"""Overdrachten of Veilig Thuis: what runs, what waits for whom, and who nobody prepares."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handover.enums import RefusalReason
from handover.selectors import lists
from handover.services.answering import accept, refuse
from reporting.selectors.shell import counts_for
from tests.factories import handovers as make

pytestmark = pytest.mark.django_db

PAGE = reverse("handover:list")


def _prepared(browser) -> list[str]:
    """The notes of the list of Mijn werk with the handovers one prepares."""
    page = BeautifulSoup(browser.get(reverse("reporting:my_work")).content, "html.parser")
    heading = page.find(["h2", "h3"], string="Overdrachten die u voorbereidt")
    return [row.get_text(" ", strip=True) for row in heading.find_parent("section").select("li")]


def page_of(browser, **chosen) -> str:
    answer = browser.get(PAGE, chosen)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_menu_counts_what_the_list_shows(noord, anna, as_):
    make.preparing(noord, by=anna)
    make.sent(noord, by=anna)
    assert counts_for(anna).handovers == 2
    assert "2 overdrachten" in page_of(as_(anna))


@pytest.mark.rule("D5a")
def test_a_sent_handover_waits_for_the_receiver_with_its_term(noord, anna, as_):
    handover = make.sent(noord, by=anna)
    make.preparing(noord, by=anna)
    with time_machine.travel(handover.sent_at, tick=False):
        page = page_of(as_(anna), welke="ontvanger")
    assert "1 overdracht" in page
    assert "nog 2 werkdagen" in page


@pytest.mark.rule("000-05")
def test_a_refused_family_stands_on_top_until_somebody_prepares_it_anew(noord, anna, as_):
    handover = make.sent(noord, by=anna)
    lotte = make.worker_at(handover.receiver)
    refuse(handover, reason=RefusalReason.NO_CAPACITY, note="Wij zitten vol.", actor=lotte)
    assert [row.number for row in lists.to_redo(anna)] == [handover.number]
    page = page_of(as_(anna), welke="geweigerd")
    assert "een ontvanger weigerde" in page
    assert "wij hebben nu geen plek" in page
    make.begin_handover(handover.case, actor=anna)
    assert not lists.to_redo(anna).exists()
    assert not lists.to_begin(anna).exists()


def test_a_family_that_nobody_prepares_stands_on_top(noord, anna, as_):
    case = make.handing_over(noord, by=anna, receiver=make.team_of(noord))
    assert [row.pk for row in lists.to_begin(anna)] == [case.pk]
    assert "triagebesluit C: directe overdracht" in page_of(as_(anna))


def test_what_was_accepted_says_whether_the_family_was_seen(noord, anna, as_):
    handover = make.sent(noord, by=anna)
    lotte = make.worker_at(handover.receiver)
    at = handover.sent_at + timedelta(hours=4)
    with time_machine.travel(at, tick=False):
        accept(handover, actor=lotte, receipt_confirmed=True, regie_taken=True)
        assert "Nog geen contact met het gezin" in page_of(as_(anna), welke="geaccepteerd")
        assert "Er loopt geen overdracht" in page_of(as_(anna))


def test_in_mijn_werk_stands_what_is_still_to_be_done_by_who_began_it(noord, anna, hanna, as_):
    begun = make.preparing(noord, by=anna)
    make.sent(noord, by=anna)
    (row,) = _prepared(as_(anna))
    assert begun.number in row
    assert _prepared(as_(hanna)) == []


def test_ten_handovers_cost_as_many_queries_as_one(noord, anna, as_):
    browser = as_(anna)
    make.sent(noord, by=anna)
    page_of(browser)
    with CaptureQueriesContext(
        connection,
    ) as one:
        page_of(browser)
    for _ in range(4):
        make.sent(noord, by=anna)
        make.handing_over(noord, by=anna, receiver=make.team_of(noord))
    with CaptureQueriesContext(connection) as ten:
        page_of(browser)
    assert len(ten) == len(one)


@pytest.mark.rule("A1")
def test_another_region_and_the_bureaudienst_see_none(noord, anna, fatma, chantal, as_):
    make.sent(noord, by=anna)
    assert as_(fatma).get(PAGE).status_code == 403
    assert "Er loopt geen overdracht" in page_of(as_(chantal))
