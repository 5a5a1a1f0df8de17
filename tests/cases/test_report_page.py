"""The page of a report: everything recorded, the reporter only for who may know him."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit.events import AuditEvent
from audit.models import AuditEntry
from cases.enums import Capacity, Channel, RadarVerdict, WithholdingGround, YesNoUnknown
from cases.models import CaseDeadline, RadarHit, Report
from cases.services.assignments import assign
from cases.services.intake import register_report
from cases.services.report_facts import EventFacts
from tests.factories.facts import (
    a_child,
    content_facts,
    report_facts,
    reporter_facts,
    urgent_facts,
)

NL = ZoneInfo("Europe/Amsterdam")
pytestmark = pytest.mark.django_db
TELLTALES = ["Wilma Terlouw", "De Wilg", "0600000000", "wilma@dewilg.example", "buurvrouw", "terug"]


def text_of(response) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def page_of(report: Report, act: str = "", *args) -> str:
    return reverse(f"cases:report{act}", args=[report.number, *args])


@pytest.fixture
def report(fatma, gijs, bram) -> Report:
    made = register_report(report_facts(), actor=fatma)
    assign(made.case, to=gijs, reason="Test", actor=bram)
    return made


@pytest.fixture
def anonymous(fatma, gijs, bram) -> Report:
    """The neighbour of S04: no consent, so her name is promised to stay with us."""
    made = register_report(
        report_facts(
            reporter=reporter_facts(
                capacity=Capacity.NEIGHBOURHOOD,
                relation_to_family="buurvrouw",
                disclose=YesNoUnknown.NO,
                withholding_ground=WithholdingGround.NO_CONSENT,
            ),
            content=content_facts(agreements="Wilma Terlouw belt terug."),
            events=(EventFacts(what="Geschreeuw.", known_by="heard", source="Wilma Terlouw"),),
        ),
        actor=fatma,
    )
    assign(made.case, to=gijs, reason="Test", actor=bram)
    return made


def test_everything_that_was_recorded_stands_on_the_page(as_, fatma, report):
    page = text_of(as_(fatma).get(page_of(report)))

    for words in ("Emma de Wit", "Fleur de Wit", "zonder eten op school", "Wilma Terlouw"):
        assert words in page
    assert AuditEntry.objects.filter(event=AuditEvent.VIEWED, target_id=report.pk).exists()


@pytest.mark.rule("A1", "A2")
def test_who_has_no_business_here_sees_nothing(as_, report, chantal, daan, esra):
    answers = [as_(user).get(page_of(report)).status_code for user in (chantal, daan, esra)]

    assert answers == [404, 404, 404]


@pytest.mark.rule("A4", "K5")
def test_an_anonymous_reporter_is_nowhere_for_the_caseworker(as_, gijs, anonymous):
    page = as_(gijs).get(page_of(anonymous)).content.decode()

    assert "Anoniem (toegezegd)" in page
    assert "omstander" in page
    assert "Geschreeuw." in page
    assert not [words for words in TELLTALES if words in page]


@pytest.mark.rule("A4")
@pytest.mark.parametrize("who", ["fatma", "anna", "bram"])
def test_intake_triage_and_team_lead_know_the_reporter(as_, anonymous, who, request):
    page = text_of(as_(request.getfixturevalue(who)).get(page_of(anonymous)))

    assert "Wilma Terlouw" in page
    assert "anonimiteit toegezegd" in page


@pytest.mark.rule("A4")
def test_the_caseworker_sees_the_name_after_giving_a_reason_and_not_for_ever(as_, gijs, anonymous):
    browser, url = as_(gijs), page_of(anonymous, "_reveal")
    refused = browser.post(url, {"reason": ""})
    browser.post(url, {"reason": "Overleg met de melder over veiligheid."})

    assert refused.status_code == 422
    assert "Wilma Terlouw" in text_of(browser.get(page_of(anonymous)))
    assert AuditEntry.objects.filter(event=AuditEvent.REVEALED, actor=gijs).count() == 1
    with time_machine.travel(datetime.now(NL) + timedelta(minutes=40)):
        assert "Wilma Terlouw" not in text_of(as_(gijs).get(page_of(anonymous)))


def test_the_bureaudienst_cannot_reveal(as_, fatma, anonymous):
    assert as_(fatma).post(page_of(anonymous, "_reveal"), {"reason": "Nodig"}).status_code == 403


@pytest.mark.rule("D7")
def test_spoed_can_be_declared_later_with_reason_and_first_action(as_, anna, report):
    browser = as_(anna)
    refused = browser.post(page_of(report, "_urgent"), {"reason": "Dreiging."})
    browser.post(
        page_of(report, "_urgent"), {"reason": "Dreiging.", "first_action": "Bel politie."}
    )

    assert refused.status_code == 422
    assert "Dreiging." in refused.content.decode()
    page = text_of(browser.get(page_of(report)))
    assert "Eerste actie: Bel politie." in page
    assert CaseDeadline.objects.open().filter(report=report, term="D7").exists()


@pytest.mark.rule("D7")
def test_the_first_action_is_ticked_off_once(as_, fatma):
    report = register_report(report_facts(urgent=urgent_facts()), actor=fatma)

    as_(fatma).post(page_of(report, "_first_action"))
    as_(fatma).post(page_of(report, "_first_action"))

    assert not CaseDeadline.objects.open().filter(term="D7").exists()
    assert "eerste actie gedaan" in text_of(as_(fatma).get(page_of(report)))


def test_a_caseworker_does_not_declare_spoed(as_, gijs, report):
    assert as_(gijs).post(page_of(report, "_urgent"), {}).status_code == 403


@pytest.mark.rule("003-57")
def test_the_form_of_a_professional_is_awaited_until_the_next_working_day(as_, fatma):
    friday = datetime(2026, 4, 24, 16, 10, tzinfo=NL)
    with time_machine.travel(friday + timedelta(minutes=5), tick=False):
        report = register_report(
            report_facts(received_at=friday, channel=Channel.PHONE, not_written_reason="Belt nu."),
            actor=fatma,
        )
        waiting = text_of(as_(fatma).get(page_of(report)))
    with time_machine.travel(datetime(2026, 4, 29, 9, tzinfo=NL), tick=False):
        late = text_of(as_(fatma).get(page_of(report)))
        as_(fatma).post(page_of(report, "_written"), {"on": "28-04-2026"})
        done = text_of(as_(fatma).get(page_of(report)))

    assert "uiterlijk di 28 april 2026" in waiting
    assert "te laat" in late
    assert "Schriftelijk ontvangen 28-04-2026" in done
    report.refresh_from_db()
    assert report.written_received_on == date(2026, 4, 28)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("30-02-2026", "bestaat niet"), ("01-01-2199", "toekomst"), ("01-01-2020", "vóór de melding")],
)
def test_a_wrong_day_of_the_form_is_refused_in_words(as_, fatma, typed, sentence):
    report = register_report(
        report_facts(channel=Channel.PHONE, not_written_reason="Belt nu."), actor=fatma
    )

    answer = as_(fatma).post(page_of(report, "_written"), {"on": typed})

    assert answer.status_code == 422
    assert sentence in text_of(answer)


@pytest.mark.rule("003-54")
def test_reports_of_one_situation_show_each_other(as_, fatma, report):
    other = register_report(report_facts(), actor=fatma)
    browser = as_(fatma)

    browser.post(page_of(report, "_join"), {"number": other.number})

    assert other.number in text_of(browser.get(page_of(report)))
    assert report.number in text_of(browser.get(page_of(other)))
    browser.post(page_of(report, "_leave"))
    report.refresh_from_db()
    assert report.same_situation_as is None


@pytest.mark.parametrize("typed", ["M-1999-00001", "", "M-2026-99999'); --"])
def test_a_number_that_is_not_there_is_refused(as_, fatma, report, typed):
    answer = as_(fatma).post(page_of(report, "_join"), {"number": typed})

    assert answer.status_code == 422


def test_a_report_is_not_linked_to_itself(as_, fatma, report):
    answer = as_(fatma).post(page_of(report, "_join"), {"number": report.number})

    assert "dezelfde melding" in text_of(answer)


@pytest.mark.rule("002-27")
def test_the_radar_shows_why_and_a_human_says_who_it_is(as_, anna, fatma, report):
    second = register_report(report_facts(), actor=fatma)
    page = text_of(as_(anna).get(page_of(second)))
    hit = RadarHit.objects.filter(report=second, person__calling_name="Emma").get()

    as_(anna).post(page_of(second, "_radar", hit.pk), {"verdict": "different"})

    assert f"uit melding {report.number}" in page
    assert "geboortedatum gelijk" in page
    hit.refresh_from_db()
    assert (hit.verdict, hit.judged_by) == (RadarVerdict.DIFFERENT, anna)
    assert "Anna Meijer" in text_of(as_(anna).get(page_of(second)))
    second.refresh_from_db()
    assert not second.repeat_report


def test_a_verdict_that_does_not_exist_is_refused_in_words(as_, anna, fatma, report):
    second = register_report(report_facts(), actor=fatma)
    hit = RadarHit.objects.filter(report=second).first()

    answer = as_(anna).post(
        page_of(second, "_radar", hit.pk), {"verdict": "misschien"}, follow=True
    )

    assert "zelfde, of iemand anders" in text_of(answer)


def test_more_persons_cost_no_more_queries(as_, fatma, report):
    many = report_facts(persons=tuple(a_child_named(index) for index in range(8)))
    big = register_report(many, actor=fatma)
    browser = as_(fatma)
    browser.get(page_of(report))

    few, lots = queries(browser, page_of(report)), queries(browser, page_of(big))

    assert lots <= few


def a_child_named(index: int):
    return replace(a_child(calling_name=f"Kind{index}", surname=f"Bos{index}"), key=f"k{index}")


def queries(browser, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(url).status_code == 200
    return len(captured)


@pytest.mark.rule("002-12", "002-21", "003-14", "003-29")
def test_what_the_reporter_can_and_expects_stands_on_the_page_and_the_term_runs(as_, fatma):
    report = register_report(
        report_facts(
            content=content_facts(
                can_help="yes",
                can_keep_sight="no",
                steps_taken=(1, 2),
                expects_vt="no",
                information_only=True,
                expectation="Alleen dat u het weet.",
                safety_estimate="Nu veilig.",
            )
        ),
        actor=fatma,
    )

    page = text_of(as_(fatma).get(page_of(report)))

    for words in (
        "Kan hulp bieden of organiseren Ja",
        "Kan zicht op veiligheid organiseren Nee",
        "Doorlopen stappen 1; 2",
        "Alleen om informatie compleet te maken Ja",
        "Alleen dat u het weet.",
        "Nu veilig.",
    ):
        assert words in page
    assert CaseDeadline.objects.open().filter(report=report, term="D1").exists()
