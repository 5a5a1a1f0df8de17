"""Cijfers adviezen: what counts, what it is divided in, and what small numbers hide."""

import csv
from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from audit.events import AuditEvent
from audit.models import AuditEntry
from cases.models import Report
from common.code_lists import Capacity, Occasion
from consultations.enums import AdviceChannel, AdviceKind, MeldcodeStep, SafetyAnswer
from consultations.enums.callers import CallerGroup, caller_group_of
from consultations.models import Consultation
from consultations.periods import period_called, periods
from consultations.services.advice_facts import Reasons
from consultations.services.advising import lapse_advice, register_advice
from consultations.services.conversion import caller_agrees, report_followed
from deadlines.workdays import AMSTERDAM
from reporting.screens.advice_figures import FEWER, NOT_SHOWN, without_small
from reporting.selectors.advice_figures import counted
from tests.factories.accounts import colleague
from tests.factories.consultations import advice, advice_facts, running_advice
from tests.factories.organisations import municipality_of, veilig_thuis_of
from tests.support.families import carried

pytestmark = pytest.mark.django_db
PAGE = reverse("reporting:advice_figures")
FILE = reverse("reporting:advice_figures_file")
TODAY = date(2026, 11, 22)


@pytest.fixture
def kim(noord):
    return colleague("Kim Maas", Role.QUALITY, veilig_thuis_of(noord))


def page(client, **chosen) -> BeautifulSoup:
    answer = client.get(PAGE, chosen)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def key_figures(client, **chosen) -> dict[str, str]:
    return {
        figure.select_one(".vt-kpi__label").get_text(): figure.select_one(
            ".vt-kpi__value"
        ).get_text()
        for figure in page(client, **chosen).select(".vt-kpi")
    }


def table(client, title: str) -> dict[str, str]:
    found = page(client).find("caption", string=title).parent
    return {row.th.get_text(): row.td.get_text() for row in found.select("tbody tr")}


def lines(client, **chosen) -> dict[tuple[str, str], str]:
    text = client.get(FILE, chosen).content.decode("utf-8-sig")
    return {
        (part, name): n for part, name, n in list(csv.reader(StringIO(text), delimiter=";"))[1:]
    }


def converted(by) -> Consultation:
    talk = caller_agrees(running_advice(by), actor=by)
    return report_followed(talk, report_number="M-2026-00007", actor=by)


@pytest.mark.rule("004-18")
def test_what_lapsed_and_what_still_runs_does_not_count_as_advice(as_, fatma, bram):
    advice(fatma)
    converted(fatma)
    running_advice(fatma)
    lapse_advice(running_advice(fatma), reason="Verkeerd verbonden", actor=fatma)

    assert key_figures(as_(bram))["Adviezen gegeven"] == "2"
    assert key_figures(as_(bram))["Omgezet naar melding"] == "50%"
    outcome = table(as_(bram), "Uitkomst")
    assert [outcome[name] for name in ("Afgesloten", "Vervallen", "In gesprek")] == ["1", "1", "1"]


def test_advice_is_divided_in_kind_step_caller_channel_and_occasion(as_, fatma, bram):
    advice(
        fatma,
        kind=AdviceKind.CHAT,
        channel=AdviceChannel.CHAT,
        meldcode_step=MeldcodeStep.FIVE,
        capacity=Capacity.GP,
        occasions=(Occasion.HONOUR, Occasion.PARTNER_VIOLENCE),
    )
    advice(fatma, capacity=Capacity.RELATIVE)

    client = as_(bram)
    assert table(client, "Soort") | {"Chat": "1", "Advies": "1"} == table(client, "Soort")
    steps = table(client, "Stap van de meldcode")
    assert (steps["Stap 2"], steps["Stap 5"]) == ("1", "1")
    callers = table(client, "Wie belde")
    assert (callers["Gezondheidszorg"], callers["Inwoner of betrokkene"]) == ("1", "1")
    assert table(client, "Kanaal")["Telefoon"] == "1"
    occasions = table(client, "Aanleiding")
    assert (occasions["Eergerelateerd geweld"], occasions["Partnergeweld"]) == ("1", "1")


def test_the_median_talk_and_the_ratio_to_reports_are_told(as_, noord, fatma, anna, bram):
    for length in (4, 10, 60):
        now = timezone.now()
        advice(fatma, began_at=now - timedelta(minutes=length), ended_at=now)
    for _ in range(2):
        carried(noord, anna, by=fatma)

    figures = key_figures(as_(bram))
    assert figures["Helft van de gesprekken duurde korter dan"] == "10 min"
    assert figures["Adviezen per melding"] == "1,50"


@pytest.mark.rule("002-03")
def test_how_often_reporting_was_the_norm_and_was_said(as_, fatma, bram):
    advice(fatma, weigh_safety=SafetyAnswer.ACUTE, norm_told=True)
    advice(fatma, weigh_disclosure="yes", norm_told=True)
    unsaid = advice_facts(weigh_safety=SafetyAnswer.STRUCTURAL)
    register_advice(unsaid, actor=fatma, reasons=Reasons(norm="De politie meldde al."))
    advice(fatma, norm_told=True)

    figures = key_figures(as_(bram))
    assert figures["Melden was de norm"] == "75%"
    assert figures["Waarvan dat is gezegd"] == "67%"


def test_a_talk_belongs_to_the_dutch_month_in_which_it_began(fatma, bram):
    talk = advice(fatma)
    new_year = datetime(2026, 1, 1, 0, 30, tzinfo=AMSTERDAM)
    Consultation.objects.filter(pk=talk.pk).update(began_at=new_year, ended_at=None)

    counted_months = counted(bram, period_called("2026", TODAY)).advice_per_month
    assert counted_months == {date(2026, 1, 1): 1}
    assert counted(bram, period_called("2025", TODAY)).totals["given"] == 0


def test_the_periods_end_today_and_the_last_twelve_months_come_first():
    recent, year, first_half, *_ = periods(TODAY)

    assert (recent.first, recent.last, len(recent.months)) == (date(2025, 12, 1), TODAY, 12)
    assert (year.first, year.last) == (date(2026, 1, 1), TODAY)
    assert (first_half.label, first_half.last) == ("Januari t/m juni 2026", date(2026, 6, 30))
    assert period_called("2031-9", TODAY) == recent
    assert "2026-2" not in [period.key for period in periods(date(2026, 6, 30))]


@pytest.mark.rule("A6")
def test_a_small_municipality_is_not_told_and_cannot_be_subtracted():
    rows = [("Groot", 40), ("Middel", 9), ("Klein", 3)]
    assert [town.count for town in without_small(rows)] == ["40", NOT_SHOWN, FEWER]

    two_small = [("Groot", 40), ("Klein", 3), ("", 1)]
    assert [(town.name, town.count) for town in without_small(two_small)] == [
        ("Groot", "40"),
        ("Klein", FEWER),
        ("Niet gevraagd", FEWER),
    ]
    assert without_small([("Een", 5), ("Twee", 6)])[0].count == "5"


@pytest.mark.rule("A6")
def test_neither_page_nor_file_tells_a_small_number_of_a_municipality(as_, fatma, kim, noord):
    for _ in range(4):
        advice(fatma, municipality=municipality_of(noord))

    assert table(as_(kim), "Adviezen per gemeente") == {municipality_of(noord).name: FEWER}
    assert lines(as_(kim))["Gemeente waar het speelt", municipality_of(noord).name] == FEWER


def test_the_file_holds_the_figures_of_the_page_and_no_text(as_, fatma, kim):
    advice(fatma, advice="Vertrouwelijk advies", caller_organisation_name="School De Wilg")

    answer = as_(kim).get(FILE)
    told = lines(as_(kim))

    assert answer["Content-Disposition"].startswith('attachment; filename="adviezen-')
    assert told["Kerncijfers", "Adviezen gegeven"] == "1"
    assert told["Stap van de meldcode", "Stap 2"] == "1"
    text = answer.content.decode()
    assert "Vertrouwelijk" not in text
    assert "De Wilg" not in text
    logged = AuditEntry.objects.filter(event=AuditEvent.PRINTED, target_label="cijfers adviezen")
    assert logged.count() == 2


@pytest.mark.rule("A2")
def test_who_counts_and_who_does_not(as_, kim, bram, anna, chantal, fatma, gijs, daan, esra):
    advice(fatma)

    for reader, expected in ((kim, "1"), (bram, "1"), (anna, "1"), (chantal, "0")):
        assert key_figures(as_(reader))["Adviezen gegeven"] == expected
    for somebody in (fatma, gijs, daan, esra):
        assert as_(somebody).get(PAGE).status_code == 403
        assert as_(somebody).get(FILE).status_code == 403


def test_an_empty_region_has_a_page(as_, kim):
    figures = key_figures(as_(kim))

    assert figures["Adviezen gegeven"] == "0"
    assert figures["Adviezen per melding"] == "–"
    assert not Report.objects.exists()


def test_every_capacity_belongs_to_a_group():
    groups = {caller_group_of(capacity) for capacity in Capacity}

    assert groups == set(CallerGroup)


def test_ten_talks_cost_what_one_costs(as_, fatma, bram, noord):
    client = as_(bram)

    def queries() -> int:
        client.get(PAGE)
        with CaptureQueriesContext(connection) as seen:
            client.get(PAGE)
        return len(seen)

    advice(fatma)
    short = queries()
    for place in range(9):
        town = municipality_of(noord, f"Gemeente {place}")
        advice(fatma, municipality=town, weigh_help="yes" if place % 2 else "unknown")

    assert queries() == short
