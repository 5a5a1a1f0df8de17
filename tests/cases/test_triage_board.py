"""The board: what waits, what expires first, who may take it; as cheap for ten as for one."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from cases.enums import Capacity, ReportState, TriageOutcome
from cases.models import SafetyAssessment
from cases.selectors.triage_board import rows_of, stage_counts, waiting
from cases.services.urgent import declare_urgent
from tests.factories import assessments as bring
from tests.factories.accounts import colleague
from tests.factories.organisations import veilig_thuis_of

BOARD = "cases:triage_board"


def days_ago(count):
    return timezone.now() - timedelta(days=count, hours=1)


def page(client, **params):
    return client.get(reverse(BOARD), params).content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("anna", 200),
        ("hanna", 200),
        ("bram", 200),
        ("chantal", 200),
        ("fatma", 403),
        ("gijs", 403),
        ("daan", 403),
        ("esra", 403),
    ],
)
def test_who_sees_a_board(as_, who, status, request):
    assert as_(request.getfixturevalue(who)).get(reverse(BOARD)).status_code == status


def test_a_board_shows_the_own_region_only(as_, noord, anna, chantal):
    report = bring.received(noord, by=anna)

    assert report.number in page(as_(anna))
    assert report.number not in page(as_(chantal))


def test_what_expires_first_stands_on_top_and_spoed_before_calm(noord, anna):
    new = bring.received(noord, by=anna, at=days_ago(0))
    old = bring.received(noord, by=anna, at=days_ago(12))
    urgent = bring.received(noord, by=anna, at=days_ago(0))
    declare_urgent(urgent, reason="Mes", first_action="112", actor=anna)

    assert [r.number for r in rows_of(waiting(anna))] == [old.number, urgent.number, new.number]


@pytest.mark.rule("002-07")
def test_late_and_spoed_are_said_in_words(as_, noord, anna):
    report = bring.received(noord, by=anna, at=days_ago(20))
    declare_urgent(report, reason="Mes", first_action="112", actor=anna)

    html = page(as_(anna))

    assert "te laat" in html
    assert "Spoed" in html


def test_the_reporter_is_a_kind_and_never_a_name(as_, noord, anna):
    bring.received(noord, by=anna, capacity=Capacity.POLICE)
    bring.received(noord, by=anna, capacity=Capacity.NEIGHBOURHOOD, anonymous=True)

    html = page(as_(anna))

    assert "Politie" in html
    assert "Omstander (anoniem)" in html
    assert "Buurt" not in html
    assert "Terlouw" not in html


def test_every_stage_counts_what_its_list_shows(noord, anna, gijs):
    bring.received(noord, by=anna)
    bring.gathering(bring.received(noord, by=anna), anna)
    bring.asked(bring.received(noord, by=anna), anna, gijs)
    bring.reviewed(bring.received(noord, by=anna), anna, gijs)
    bring.decided(bring.received(noord, by=anna), anna, gijs, TriageOutcome.CLOSE)
    bring.completed(bring.received(noord, by=anna), anna, gijs, TriageOutcome.CLOSE)

    counts = stage_counts(waiting(anna), timezone.now())

    assert counts == {
        "to_assign": 1,
        "assessing": 1,
        "review": 1,
        "decision": 2,
        "all": 5,
        "late": 0,
    }
    for stage in ("to_assign", "assessing", "review", "decision"):
        assert waiting(anna).filter(stage=stage).count() == counts[stage]


def test_mine_and_unassigned(as_, noord, anna, hanna):
    mine = bring.gathering(bring.received(noord, by=anna), anna).report
    hers = bring.gathering(bring.received(noord, by=anna), hanna).report
    nobodys = bring.received(noord, by=anna)
    client = as_(anna)

    assert mine.number in page(client, wie="mine")
    assert hers.number not in page(client, wie="mine")
    assert nobodys.number in page(client, wie="unassigned")
    assert mine.number not in page(client, wie="unassigned")


def test_a_page_that_does_not_exist_shows_the_last(as_, noord, anna):
    report = bring.received(noord, by=anna)

    assert report.number in page(as_(anna), page="99", fase="bestaat niet", wie="<script>")


def test_one_click_takes_a_report(as_, noord, anna):
    report = bring.received(noord, by=anna)

    answer = as_(anna).post(reverse("cases:assessment_take", args=[report.number]))

    assert answer.url == reverse("cases:assessment_sources", args=[report.number])
    assert SafetyAssessment.objects.get().assessor == anna


def test_who_clicks_second_hears_who_was_first(as_, noord, anna, hanna):
    report = bring.received(noord, by=anna)
    url = reverse("cases:assessment_take", args=[report.number])
    as_(anna).post(url)

    answer = as_(hanna).post(url, follow=True)

    assert "Anna Meijer heeft deze melding al opgepakt" in answer.content.decode()
    assert SafetyAssessment.objects.get().assessor == anna


def test_a_team_lead_assigns(as_, noord, anna, hanna, bram):
    report = bring.received(noord, by=anna)
    url = reverse("cases:assessment_assign", args=[report.number])
    client = as_(bram)

    refused = client.post(url, {"to": ""})
    client.post(url, {"to": hanna.pk})

    assert refused.status_code == 422
    assert "Kies een triagist" in refused.content.decode()
    assert SafetyAssessment.objects.get().assessor == hanna
    report.refresh_from_db()
    assert report.state == ReportState.ASSESSING


def test_ten_rows_cost_what_one_row_costs(as_, noord, anna, gijs):
    other = colleague("Ilse Smeets", Role.TRIAGE, veilig_thuis_of(noord))
    client = as_(anna)
    bring.asked(bring.received(noord, by=anna), anna, gijs)
    page(client)
    with CaptureQueriesContext(connection) as one:
        page(client)

    for _ in range(5):
        bring.asked(bring.received(noord, by=anna), other, gijs)
        bring.received(noord, by=anna)

    with CaptureQueriesContext(connection) as many:
        page(client)

    assert len(many) == len(one)
    assert len(many) <= 12
