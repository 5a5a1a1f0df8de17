"""Overdrachten at a partner: what waits with its clock, and what was accepted lately."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from cases.models import ConflictOfInterest
from handover.enums import RefusalReason, WithdrawalReason
from handover.services.answering import accept, refuse
from handover.services.taking_back import withdraw
from organisations.enums import OrganisationKind, Severity
from tests.factories import handovers as make
from tests.factories.accounts import colleague
from tests.factories.letters import moment
from tests.factories.organisations import local_team_of, organisation

pytestmark = pytest.mark.django_db
TUESDAY = moment(2026, 4, 14, 10)
INBOX = "/overdrachten/ontvangen/"


@pytest.fixture
def waiting(noord, anna):
    return make.sent(noord, by=anna)


@pytest.fixture
def lotte(waiting):
    return make.worker_at(waiting.receiver)


@pytest.fixture(autouse=True)
def _on_tuesday(waiting):
    with time_machine.travel(TUESDAY, tick=False):
        yield


@pytest.fixture
def inbox(as_):
    def read(reader) -> str:
        answer = as_(reader).get(INBOX)
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)

    return read


@pytest.mark.rule("D5a", "003-36")
def test_what_waits_stands_with_its_clock_form_weight_and_whether_it_can_wait(
    inbox, waiting, lotte
):
    page = inbox(lotte)

    assert waiting.number in page
    assert "Gezin Vermeer" in page
    assert "Wacht op uw antwoord" in page
    assert "nog 1 werkdag" in page
    assert "Middelzwaar schriftelijk" in page
    assert "Kan een paar dagen wachten: eerste contact binnen 5 werkdagen" in page
    assert "Tot u een overdracht accepteert, houdt Veilig Thuis de regie" in page


def test_what_was_accepted_moves_to_the_second_list_with_a_way_to_the_family(inbox, waiting, lotte):
    accept(waiting, actor=lotte, receipt_confirmed=True, regie_taken=True)

    page = inbox(lotte)

    assert "Er wacht geen overdracht" in page
    assert "Geaccepteerd in de laatste 30 dagen" in page
    with time_machine.travel(TUESDAY + timedelta(days=31), tick=False):
        assert waiting.number not in inbox(lotte)


@pytest.mark.rule("A2")
def test_refused_or_withdrawn_it_is_gone_from_list_count_and_page(
    as_, inbox, noord, anna, waiting, lotte
):
    other = make.sent(noord, by=anna)
    refuse(waiting, reason=RefusalReason.NO_CAPACITY, note="Ziekte.", actor=lotte)
    withdraw(other, reason=WithdrawalReason.NEW_DANGER, note="", actor=anna)

    page = inbox(lotte)

    for gone in (waiting, other):
        assert gone.number not in page
        for name in ("received", "accept", "refuse", "received_pdf"):
            address = reverse(f"handover:{name}", args=[gone.number])
            assert as_(lotte).get(address).status_code == 404


@pytest.mark.rule("A2", "A12")
def test_another_organisation_another_region_and_who_is_kept_out_see_nothing(
    inbox, as_, noord, zuid, waiting, lotte, bram
):
    elsewhere = [
        make.worker_at(organisation(noord, OrganisationKind.CARE_PROVIDER, "De Brug"), "Kees Mol"),
        make.worker_at(local_team_of(noord, "Wijkteam Oost"), "Marie Post"),
        colleague("Joris Haan", Role.LOCAL_WORKER, local_team_of(zuid, "Wijkteam Zuid")),
    ]
    ConflictOfInterest.objects.create(case=waiting.case, user=lotte, reason="zus", recorded_by=bram)
    page = reverse("handover:received", args=[waiting.number])
    for stranger in (*elsewhere, lotte):
        assert waiting.number not in inbox(stranger)
        assert as_(stranger).get(page).status_code == 404


def test_the_menu_counts_what_the_list_shows(as_, noord, anna, waiting, lotte):
    make.sent(noord, by=anna)
    page = BeautifulSoup(as_(lotte).get(INBOX).content, "html.parser")

    entry = page.select_one(f'nav a[href="{INBOX}"]')
    rows = page.select("table tbody tr")
    assert "Overdrachten" in entry.get_text()
    assert entry.get_text(" ", strip=True).endswith("2")
    assert len(rows) == 2


def test_what_is_due_first_stands_first(inbox, noord, anna, waiting, lotte):
    late = make.sent(noord, by=anna, at=moment(2026, 4, 9, 9))
    page = inbox(lotte)
    assert page.index(late.number) < page.index(waiting.number)


def test_ten_handovers_cost_as_many_queries_as_one(as_, noord, anna, waiting, lotte):
    browser = as_(lotte)
    browser.get(INBOX)
    with CaptureQueriesContext(
        connection,
    ) as one:
        browser.get(INBOX)
    for _ in range(4):
        make.sent(noord, by=anna, severity=Severity.LIGHT)
    accept(make.sent(noord, by=anna), actor=lotte, receipt_confirmed=True, regie_taken=True)
    with CaptureQueriesContext(connection) as more:
        browser.get(INBOX)
    assert len(more) == len(one)
