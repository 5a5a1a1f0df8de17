"""The line of safety of a family: what is in it, for whom, and what must never be."""

from datetime import date, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.enums import ClosingReason, RegieKind, TriageOutcome
from cases.models import SafetyAssessment, UnsafeEvent
from cases.services.assignments import assign
from cases.services.regie import end_regie
from safety.enums import RaterKind
from tests.factories import assessments, monitoring, plans, safety
from tests.factories import cases as make
from tests.factories.letters import moment, smeets_report
from tests.factories.organisations import local_team_of, municipality_of
from tests.factories.regie import at_local_field, directs
from workflow.steps import take_step

pytestmark = pytest.mark.django_db
START = moment(2016, 3, 1)
TODAY = moment(2026, 8, 30)


def reported(region, at, *, by, to, lead):
    """A family with one report of that moment; it is carried now."""
    with time_machine.travel(at, tick=False):
        made = make.case(region, by=by, name="Gezin Vermeer")
        make.report(made, by=by, at=at, state="assessing")
    with time_machine.travel(TODAY, tick=False):
        assign(made, to=to, reason="Nieuw", actor=lead)
    return made


@pytest.fixture
def case(noord, anna, bram, gijs):
    """Ten years of a family of Gijs."""
    return reported(noord, START, by=anna, to=gijs, lead=bram)


@pytest.fixture
def sanne(case):
    return case.household.members.get().person


def happened(case, by, *days: date) -> None:
    UnsafeEvent.objects.bulk_create(
        UnsafeEvent(
            case=case,
            happened_on=day,
            what=f"Vader sloeg een deur kapot op {day:%d-%m}.",
            known_by="said",
            noted_at=TODAY,
            noted_by=by,
        )
        for day in days
    )


def address(case, period: str = "") -> str:
    found = reverse("reporting:line_of_safety", args=[case.number])
    return f"{found}?periode={period}" if period else found


def page(as_, reader, case, period="", now=TODAY) -> BeautifulSoup:
    with time_machine.travel(now, tick=False):
        answer = as_(reader).get(address(case, period))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def rows(shown) -> list[list[str]]:
    """The table, year by year, without its heads."""
    found = shown.select(".vt-line__table tbody tr:not(.vt-line__year)")
    return [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in found]


def lanes(shown) -> list[str]:
    return [name.find(string=True) for name in shown.select(".vt-line__names text")]


@pytest.mark.rule("001-17", "002-33")
def test_a_history_of_this_morning_has_every_lane(as_, noord, anna, bram, gijs):
    case = reported(noord, TODAY - timedelta(hours=2), by=anna, to=gijs, lead=bram)

    shown = page(as_, gijs, case)

    assert lanes(shown) == [
        "Onveilige gebeurtenissen", "Meldingen", "Fase van het dossier", "Zicht op veiligheid",
        "Regie op veiligheid", "Procesregie", "Casusregie", "Monitoring", "Veiligheidsplan",
    ]  # fmt: skip
    report = case.reports.get().number
    assert rows(shown) == [
        ["30 aug 2026", "Meldingen", "M1", f"{report}, in triage"],
        ["30 aug 2026 tot nu", "Fase van het dossier", "Triage", "Veiligheidsbeoordeling"],
        ["30 aug 2026 tot nu", "Zicht op veiligheid", "1", "Veilig Thuis Noord"],
        ["30 aug 2026 tot nu", "Regie op veiligheid", "1", "Veilig Thuis Noord"],
    ]
    drawn = [text.text for text in shown.select(".vt-line__drawing > text")]
    assert drawn[:2] == ["29 aug 2026", "30 aug 2026"]
    nothing = [text.text for text in shown.select(".vt-line__nothing")]
    assert nothing == ["geen vastgelegd", "niemand", "niemand", "geen", "nog geen versie"]
    assert shown.select(".vt-line__how nav") == []


@pytest.mark.rule("000-14", "001-17", "002-33")
def test_a_handover_shows_who_has_sight_from_which_day_on(as_, case, anna, bram, daan, noord):
    with time_machine.travel(moment(2026, 6, 1), tick=False):
        at_local_field(case, municipality_of(noord), daan, by=anna)

    told = rows(page(as_, bram, case))

    assert ["1 mrt 2016 tot 1 jun 2026", "Zicht op veiligheid", "1", "Veilig Thuis Noord"] in told
    holder = "Gemeente Noorddam, Daan Kuipers"
    assert ["1 jun 2026 tot nu", "Zicht op veiligheid", "2", holder] in told
    phases = [(row[0], row[3]) for row in told if row[1] == "Fase van het dossier"]
    assert phases == [
        ("1 mrt 2016 tot 1 jun 2026", "Veiligheidsbeoordeling"),
        ("1 jun 2026 tot nu", "Overgedragen"),
    ]


def test_a_track_is_named_and_a_version_of_its_plan_stands_on_its_day(as_, noord, anna, gijs):
    version = plans.adopted(noord, by=anna, owner=gijs)

    told = rows(page(as_, gijs, version.plan.case))

    phase = ["3 mrt 2026 tot nu", "Fase van het dossier", "V&V", "Dienst Voorwaarden en Vervolg"]
    assert phase in told
    sentence = f"{version.plan.number}, deel van Veilig Thuis, versie 1 vastgesteld (eerste versie)"
    assert ["13 mrt 2026", "Veiligheidsplan", "V1", sentence] in told


def test_a_family_that_is_followed_shows_its_moments_also_those_to_come(as_, noord, anna, gijs):
    case = monitoring.followed(noord, by=anna, owner=gijs).case

    shown = page(as_, gijs, case, now=moment(2026, 7, 15))

    told = [row for row in rows(shown) if row[1] == "Monitoring"]
    assert told == [
        [
            "31 mrt 2026 tot nu",
            "Monitoring",
            "–",
            "Veilig Thuis volgt na 3, 6 en 12 maanden, actief",
        ],
        ["30 jun 2026", "Monitoring", "3m", "Moment na 3 maanden, gepland"],
        ["30 sep 2026", "Monitoring", "6m", "Moment na 6 maanden, gepland"],
        ["30 mrt 2027", "Monitoring", "12m", "Moment na 12 maanden, gepland"],
    ]
    ends = [text.text for text in shown.select(".vt-line__drawing")[0].select(".vt-line__end")]
    assert ends[1:] == ["30 mrt 2027", "vandaag"]
    assert len(shown.select(".vt-line__drawing .vt-line__sign--planned")) == 3


@pytest.mark.rule("003-48")
def test_each_person_has_a_lane_with_a_curve_per_rater(as_, case, sanne, gijs):
    for year, score in ((2017, 3), (2019, 5), (2024, 8)):
        safety.score(case, sanne, by=gijs, on=date(year, 5, 1), score=score)
    safety.score(
        case, sanne, by=gijs, on=date(2024, 5, 1), score=6, rater=RaterKind.CHILD, rated_by=sanne
    )

    shown = page(as_, gijs, case)

    assert lanes(shown)[-1] == "Score van Sanne Vermeer"
    curves = shown.select(".vt-line__drawing .vt-line__curve")
    assert [each["class"][1] for each in curves] == [
        "vt-line__curve--vt",
        "vt-line__curve--child",
    ]
    assert len(curves[0]["points"].split()) == 3
    row = ["1 mei 2024", "Score van Sanne Vermeer", "6", f"6 volgens kind zelf, {sanne.name}"]
    assert any(told[:3] == row[:3] and told[3].startswith(row[3]) for told in rows(shown))
    assert "score volgens kind zelf" in shown.select_one(".vt-line__keys").text


def test_ten_years_and_forty_events_in_one_of_them_stay_one_picture(as_, case, anna, gijs):
    crowd = [date(2025, 1, 1) + timedelta(days=9 * number) for number in range(40)]
    happened(case, anna, date(2016, 4, 1), date(2021, 2, 28), *crowd)

    shown = page(as_, gijs, case)

    events = [row for row in rows(shown) if row[1] == "Onveilige gebeurtenissen"]
    assert len(events) == 42
    assert [row[2] for row in events] == [str(number) for number in range(1, 43)]
    signs = [sign.text.strip() for sign in shown.select(".vt-line__drawing .vt-line__sign text")]
    assert "1" in signs
    assert any(sign.endswith("×") for sign in signs)
    years = [head.text for head in shown.select(".vt-line__year")]
    assert years == ["2016", "2021", "2025"]


def test_the_last_year_gives_every_event_its_own_sign(as_, case, anna, gijs):
    crowd = [date(2025, 9, 10) + timedelta(days=8 * number) for number in range(40)]
    happened(case, anna, date(2016, 4, 1), *crowd)

    shown = page(as_, gijs, case, "jaar")

    signs = [sign.text.strip() for sign in shown.select(".vt-line__drawing .vt-line__sign text")]
    assert [sign for sign in signs if sign.isdigit()] == [str(n) for n in range(2, 42)]
    assert "Wat vóór 30 aug 2025 gebeurde, staat niet op dit blad." in shown.text
    assert shown.select_one(".vt-line__how [aria-current]").text == "Laatste jaar"
    assert "1 apr 2016" not in [row[0] for row in rows(shown)]
    nothing = [text.text for text in shown.select(".vt-line__nothing")]
    assert nothing == ["niet in deze periode", "niemand", "niemand", "geen", "nog geen versie"]
    sight = ["1 mrt 2016 tot nu", "Zicht op veiligheid", "1", "Veilig Thuis Noord"]
    assert sight in rows(shown)


@pytest.mark.parametrize("period", ["alles", "0", "<b>"])
def test_a_period_nobody_offers_is_the_whole(as_, case, gijs, period):
    shown = page(as_, gijs, case, period)

    assert shown.select_one(".vt-line__how [aria-current]").text == "Alles"


def test_an_event_without_a_day_is_in_the_table_alone(as_, case, gijs):
    with time_machine.travel(TODAY - timedelta(days=1), tick=False):
        safety.event(case, by=gijs, period="vorige zomer")

    shown = page(as_, gijs, case)

    assert shown.select(".vt-line__drawing .vt-line__sign--event") == []
    assert rows(shown)[-1][:3] == ["vorige zomer", "Onveilige gebeurtenissen", "1"]
    assert "Van 1 gebeurtenis is de dag niet bekend" in shown.text


def test_a_closed_case_ends_at_the_day_it_closed(as_, noord, bram):
    with time_machine.travel(START, tick=False):
        case = make.case(noord, by=bram)
    closed = moment(2018, 5, 4)
    with time_machine.travel(closed, tick=False), transaction.atomic():
        take_step(case, "close", actor=bram, because=case, reason=ClosingReason.SETTLED, at=closed)
        end_regie(case, at=closed)

    shown = page(as_, bram, case)

    ends = [text.text for text in shown.select(".vt-line__drawing .vt-line__end")]
    assert ends == ["1 mrt 2016", "4 mei 2018", "gesloten"]
    sight = ["1 mrt 2016 tot 4 mei 2018", "Zicht op veiligheid", "1", "Veilig Thuis Noord"]
    assert sight in rows(shown)


@pytest.mark.rule("A4", "A5", "K5")
def test_who_reported_is_nowhere_and_words_that_betray_stay_behind(as_, noord, anna, bram, gijs):
    report = smeets_report(noord, by=anna)
    assign(report.case, to=gijs, reason="Onderzoek", actor=bram)
    UnsafeEvent.objects.create(
        case=report.case,
        report=report,
        happened_on=date(2026, 4, 20),
        what="Ik hoorde Sanne door mijn keukenmuur gillen.",
        known_by="heard",
        source="Wilma Terlouw",
    )

    for_gijs, for_anna = (page(as_, reader, report.case).decode() for reader in (gijs, anna))

    for word in ("Wilma", "Terlouw", "De Wilg", "buur", "keukenmuur"):
        assert word not in for_gijs
    assert "De woorden staan in het veiligheidsbeeld." in for_gijs
    assert "keukenmuur" in for_anna
    assert "Terlouw" not in for_anna


@pytest.mark.rule("A2", "A5")
def test_intake_and_partners_have_no_line(as_, case, anna, daan, fatma, noord):
    directs(case, municipality_of(noord), by=anna, person=daan)
    type(case).objects.filter(pk=case.pk).update(opened_at=TODAY)

    assert as_(daan).get(address(case)).status_code == 404
    assert as_(fatma).get(address(case)).status_code in {403, 404}


def test_the_picture_is_named_and_described_for_who_does_not_see_it(as_, case, gijs):
    shown = page(as_, gijs, case)

    drawing = shown.select_one(".vt-line__drawing")
    assert drawing["role"] == "img"
    assert drawing["aria-label"] == (
        "Wat er gebeurde en wie erbij was, van 1 mrt 2016 tot 30 aug 2026. Meldingen: 1. "
        "De tabel op deze pagina zegt hetzelfde in woorden."
    )
    patterns = {band["fill"] for band in shown.select(".vt-line__band rect[fill]")}
    assert "url(#vt-pattern-phase-assessing) none" in patterns
    assert shown.find(id="vt-pattern-phase-assessing")


def test_a_long_history_costs_no_more_queries_than_a_short_one(as_, case, sanne, anna, gijs, noord):
    def queries() -> list[str]:
        with time_machine.travel(TODAY, tick=False):
            client.get(address(case))
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address(case)).status_code == 200
        return [query["sql"] for query in captured]

    client = as_(gijs)
    happened(case, anna, date(2016, 4, 1))
    safety.score(case, sanne, by=gijs, on=date(2016, 5, 1))
    short = queries()
    happened(case, anna, *(date(2016, 5, 1) + timedelta(days=number) for number in range(30)))
    for number in range(1, 6):
        safety.score(case, sanne, by=gijs, on=date(2016 + number, 5, 1))
        holder = municipality_of(noord) if number % 2 else local_team_of(noord)
        at = START + timedelta(days=300 * number)
        directs(case, holder, by=anna, kinds=(RegieKind.ZICHT_OP_VEILIGHEID,), at=at)

    assert len(queries()) == len(short)


@pytest.mark.rule("002-33")
def test_a_decision_that_is_still_being_written_is_not_in_it(as_, noord, anna, fatma):
    report = assessments.received(noord, by=fatma)
    assessments.judged(report, anna)
    SafetyAssessment.objects.filter(report=report).update(outcome=TriageOutcome.INVESTIGATION)

    shown = BeautifulSoup(as_(anna).get(address(report.case)).content, "html.parser")

    [told] = [row for row in rows(shown) if row[1] == "Meldingen"]
    assert told[3] == f"{report.number}, in triage"
