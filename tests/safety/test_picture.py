"""The page Veiligheidsbeeld: what it shows, to whom, and what it costs."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.enums import CaseState, TriageOutcome
from cases.models import Case, UnsafeEvent
from cases.services.events import mend_event
from cases.services.grants import reveal_reporter
from safety.enums import RaterKind, RiskStatus
from safety.models import RiskFactor, SafetyScore
from safety.services.factors import change_risk_status, end_risk
from tests.factories import assessments, safety

pytestmark = pytest.mark.django_db


def picture(case) -> str:
    return reverse("safety:picture", args=[case.number])


def main_of(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser").select_one("main")


def text_of(answer) -> str:
    return main_of(answer).get_text(" ", strip=True)


def intake_event(case, **told) -> UnsafeEvent:
    given = {"what": "Er werd geslagen.", "known_by": "seen", "happened_on": date(2026, 4, 1)}
    report = case.reports.get()
    return UnsafeEvent.objects.create(case=case, report=report, **{**given, **told})


@pytest.mark.rule("000-23")
def test_events_stand_in_the_order_in_which_they_happened(as_, smeets, gijs):
    safety.event(smeets, by=gijs, period="winter", what="Ooit.")
    safety.event(smeets, by=gijs, happened_on=date(2026, 5, 4), what="Later.")
    intake_event(smeets)

    page = main_of(as_(gijs).get(picture(smeets)))

    table = page.select_one('[aria-label="Onveilige gebeurtenissen"] tbody')
    heads = [head.get_text(strip=True) for head in table.select("th")]
    assert heads == ["1 apr 2026", "4 mei 2026", "winter"]
    assert f"Melding {smeets.reports.get().number}" in table.get_text(" ", strip=True)
    assert "Sanne stond erbij en huilde." in table.get_text(" ", strip=True)


def test_a_mended_event_shows_what_stood_there_and_why(as_, smeets, gijs):
    event = safety.event(smeets, by=gijs, what="Vader sloeg.")
    mend_event(
        event,
        reason="Moeder vertelde het anders.",
        what="Vader duwde.",
        known_by=event.known_by,
        happened_on=event.happened_on,
        actor=gijs,
    )

    shown = text_of(as_(gijs).get(picture(smeets)))

    assert "Vader duwde." in shown
    assert "Wat: Vader sloeg." in shown
    assert "Reden: Moeder vertelde het anders." in shown


@pytest.mark.rule("000-02")
def test_risks_show_how_they_stand_and_how_they_came_there(as_, smeets, gijs):
    risk = safety.risk(smeets, by=gijs)
    change_risk_status(risk, status=RiskStatus.TACKLED, reason="Start bij Tactus.", actor=gijs)
    end_risk(safety.risk(smeets, by=gijs, description="Schulden."), reason="Betaald.", actor=gijs)
    safety.protective(smeets, by=gijs)

    shown = text_of(as_(gijs).get(picture(smeets)))

    assert "Verslaving Het hele gezin aangepakt" in shown
    assert "van open naar aangepakt. Start bij Tactus." in shown
    assert "Geldt niet meer (1)" in shown
    assert "Betaald." in shown
    assert "Veilige volwassene" in shown


@pytest.mark.rule("003-48")
def test_scores_are_a_row_per_day_and_rater_and_the_lowest_is_said(as_, smeets, sanne, gijs):
    safety.score(smeets, sanne, by=gijs, on=date(2026, 5, 4), score=3, note="Vader is er nog.")
    safety.score(
        smeets, sanne, by=gijs, on=date(2026, 5, 4), score=8, rater=RaterKind.CHILD, rated_by=sanne
    )

    page = main_of(as_(gijs).get(picture(smeets)))

    table = page.select_one('[aria-label="Veiligheidsscores"]')
    rows = [row.select_one("th").get_text(" ", strip=True) for row in table.select("tbody tr")]
    assert rows == ["4 mei 2026 Veilig Thuis", f"4 mei 2026 Kind zelf, {sanne.name}"]
    assert "De laagste van de laatste scores is een 3" in page.get_text(" ", strip=True)


def test_the_conclusion_of_triage_leads_to_its_assessment(as_, noord, fatma, anna, hanna):
    report = assessments.received(noord, by=fatma)
    assessments.decided(report, anna, hanna, TriageOutcome.INVESTIGATION, k4=True, k5=True)

    page = main_of(as_(anna).get(picture(report.case)))

    assert page.find("a", href=reverse("cases:assessment", args=[report.number]), string=True)


@pytest.mark.rule("A5")
def test_the_source_of_an_anonymous_report_is_read_by_who_may_know_the_reporter(
    as_, smeets, anna, bram, gijs
):
    intake_event(smeets, source="Wilma Terlouw")
    safety.event(smeets, by=bram, source="Wilma Terlouw, buurvrouw")

    withheld = text_of(as_(gijs).get(picture(smeets)))
    known = text_of(as_(bram).get(picture(smeets)))
    reveal_reporter(smeets.reports.get(), reason="Bellen over de afspraken", actor=gijs)
    revealed = text_of(as_(gijs).get(picture(smeets)))

    assert "Terlouw" not in withheld
    assert withheld.count("alleen te lezen door wie de melder mag kennen") == 2
    assert known.count("Wilma Terlouw") == revealed.count("Wilma Terlouw") == 2


@pytest.mark.rule("A5")
def test_a_rater_who_may_be_the_anonymous_reporter_is_named_to_who_may_know(
    as_, smeets, sanne, bram, gijs
):
    for name in ("Wilma Terlouw, buurvrouw", "Juf Ank"):
        safety.score(smeets, sanne, by=bram, rater=RaterKind.NETWORK, rater_name=name)

    withheld = text_of(as_(gijs).get(picture(smeets)))

    assert "Terlouw" not in withheld
    assert withheld.count("Iemand uit het netwerk") == 2
    assert "Wilma Terlouw" in text_of(as_(bram).get(picture(smeets)))


@pytest.mark.rule("A5")
def test_a_former_source_is_withheld_too(as_, smeets, bram, gijs):
    event = intake_event(smeets, source="Wilma Terlouw")
    mend_event(
        event,
        reason="Preciezer.",
        what=event.what,
        known_by="heard",
        happened_on=event.happened_on,
        source="Buurvrouw Terlouw",
        actor=bram,
    )

    shown = text_of(as_(gijs).get(picture(smeets)))

    assert "Hoe bekend: zelf gezien" in shown
    assert "Terlouw" not in shown


@pytest.mark.rule("A5")
def test_who_may_not_know_the_source_mends_the_event_and_leaves_the_source(as_, smeets, gijs):
    event = intake_event(smeets, source="Wilma Terlouw")
    address = reverse("safety:event", args=[smeets.number, event.pk])
    client = as_(gijs)

    page = client.get(address).content.decode()
    answer = client.post(
        address,
        {
            "happened_on": "02-04-2026",
            "what": event.what,
            "known_by": "seen",
            "source": "Ik gok: Terlouw",
            "reason": "Andere dag.",
        },
    )

    event.refresh_from_db()
    assert "Terlouw" not in page
    assert 'name="source"' not in page
    assert answer.status_code == 302
    assert (event.happened_on, event.source) == (date(2026, 4, 2), "Wilma Terlouw")


def test_a_source_nobody_needs_to_hide_is_read_by_all(as_, smeets, gijs, bram):
    safety.event(smeets, by=gijs, source="de wijkagent")

    assert "Van wie: de wijkagent" in text_of(as_(bram).get(picture(smeets)))


@pytest.mark.rule("A1", "A2")
def test_the_tab_is_there_for_who_may_read_the_judgement(as_, family, anna, fatma):
    judged = as_(anna).get(reverse("cases:detail", args=[family.number])).content.decode()
    taken_in = as_(fatma).get(reverse("cases:detail", args=[family.number])).content.decode()

    assert picture(family) in judged
    assert picture(family) not in taken_in


def test_in_a_closed_case_the_page_offers_no_acts(as_, smeets, gijs, bram):
    safety.risk(smeets, by=gijs)
    Case.objects.filter(pk=smeets.pk).update(
        state=CaseState.CLOSED, closed_at=timezone.now(), closing_reason="settled"
    )

    page = main_of(as_(bram).get(picture(smeets)))

    assert "Verslaving" in page.get_text()
    assert not page.select("a[href*='/risico/']")


def test_ten_of_everything_cost_the_same_as_one(as_, smeets, sanne, gijs):
    client = as_(gijs)

    def fill(numbers) -> int:
        for each in numbers:
            day = date(2026, 1, 1) + timedelta(days=each)
            event = safety.event(smeets, by=gijs, happened_on=day)
            mend_event(
                event, reason="x", what="Anders.", known_by="seen", period="2025", actor=gijs
            )
            risk = safety.risk(smeets, by=gijs, description=f"Risico {each}", about=sanne)
            change_risk_status(risk, status=RiskStatus.TACKLED, reason="x", actor=gijs)
            safety.protective(smeets, by=gijs, description=f"Steun {each}", about=sanne)
            safety.score(smeets, sanne, by=gijs, on=day, rater=RaterKind.CHILD, rated_by=sanne)
        client.get(picture(smeets))
        with CaptureQueriesContext(connection) as queries:
            client.get(picture(smeets))
        return len(queries)

    assert fill(range(1)) == fill(range(1, 10))
    assert RiskFactor.objects.count() == SafetyScore.objects.count() == 10


def test_the_report_says_that_an_event_of_it_was_mended(as_, smeets, bram):
    event = intake_event(smeets)
    page = reverse("cases:report", args=[smeets.reports.get().number])
    before = text_of(as_(bram).get(page))
    mend_event(
        event,
        reason="Preciezer.",
        what="Er werd geduwd.",
        known_by="seen",
        happened_on=event.happened_on,
        source="",
        actor=bram,
    )

    after = text_of(as_(bram).get(page))

    assert "Later aangepast" not in before
    assert "Er werd geduwd. Later aangepast door Veilig Thuis." in after
