"""The sentence beside a date: what started it, which rule, what was skipped and why, the source."""

from datetime import date, datetime

import pytest

from common.exceptions import DomainError
from deadlines.explain import Computation, compute
from deadlines.holidays import DayKind, DayOff
from deadlines.kinds import Basis
from deadlines.options import Options
from deadlines.terms import ALL_TERMS, TERMS
from deadlines.workdays import AMSTERDAM, LAW, Calendar

STUDY_DAY = DayOff(date(2025, 12, 24), "studiedag", DayKind.CLOSING, "besluit van de regio")
NORTH = Calendar((STUDY_DAY,))


def answer(code: str, start: str, calendar: Calendar = LAW, **options) -> Computation:
    begins = datetime.fromisoformat(start).replace(tzinfo=AMSTERDAM)
    return compute(TERMS[code], begins, calendar, Options(**options))


def test_a_term_over_the_feasts_tells_its_whole_story():
    assert answer("D1", "2025-12-23T10:05").explanation == (
        "Melding ontvangen op dinsdag 23 december 2025 om 10.05 uur. "
        "Vijf werkdagen daarna is maandag 5 januari 2026, einde van de dag. "
        "Niet meegeteld: Eerste Kerstdag (donderdag 25 december), "
        "Tweede Kerstdag (vrijdag 26 december), het weekend van 27 en 28 december, "
        "Nieuwjaarsdag (donderdag 1 januari), "
        "vrijdag 2 januari (gelijkgesteld met een feestdag) en het weekend van 3 en 4 januari. "
        "Bron: Q&A werkwijze Veilig Thuis 2018, vraag 3; Handvest Haaglanden, product melding."
    )


def test_a_roll_says_where_it_came_from_and_why():
    assert answer("D3", "2026-03-05T10:00").explanation == (
        "Terugkoppeling 1 verstuurd op donderdag 5 maart 2026 om 10.00 uur. "
        "Tien weken daarna is donderdag 14 mei 2026. "
        "Dat is geen werkdag; de termijn loopt door tot de eerstvolgende werkdag: "
        "maandag 18 mei 2026, einde van de dag. "
        "Niet meegeteld: Hemelvaartsdag (donderdag 14 mei), "
        "vrijdag 15 mei (gelijkgesteld met een feestdag) en het weekend van 16 en 17 mei. "
        "Bron: Q&A werkwijze Veilig Thuis 2018, vraag 8."
    )


@pytest.mark.parametrize(
    ("code", "start", "options", "said"),
    [
        pytest.param(
            "D2", "2026-05-04T11:00", {}, "Eén werkdag daarna is woensdag 6 mei 2026",
            id="one keeps its accent",
        ),
        pytest.param(
            "D2", "2026-05-04T11:00", {}, "; de lengte is een keuze.", id="a choice is called one"
        ),
        pytest.param(
            "D9", "2025-03-31T10:00", {}, "Die maand heeft geen 31e", id="the clamp is named"
        ),
        pytest.param(
            "D9", "2025-10-01T10:00", {}, "uiterlijk maandag 19 januari 2026",
            id="the window is named",
        ),
        pytest.param(
            "D13", "2026-03-20T21:30", {},
            "In de nacht naar zondag 29 maart gaat de klok een uur vooruit: "
            "er verstrijken 239 uur.",
            id="summer time is named",
        ),
        pytest.param(
            "D13", "2025-10-20T21:30", {},
            "gaat de klok een uur terug: er verstrijken 241 uur.",
            id="winter time is named",
        ),
        pytest.param(
            "D6", "2026-04-24T16:10", {"extensions": (2,)},
            "Verlengd met twee weken: vrijdag 5 juni 2026, einde van de dag.",
            id="an extension is named",
        ),
        pytest.param(
            "D11", "2025-11-16T10:00", {}, "Deze termijn schuift niet door",
            id="a term that does not roll says so",
        ),
        pytest.param(
            "D10", "2026-01-12T09:00", {"on": date(2026, 3, 2)},
            "Dat is meer dan zes weken later; leg vast waarom.",
            id="a late evaluation asks for a reason",
        ),
        pytest.param(
            "D1", "2026-03-04T10:00", {"calendar_days": True},
            "Vijf kalenderdagen daarna is maandag 9 maart 2026",
            id="stricter calendar days are named",
        ),
        pytest.param(
            "D5b", "2026-04-14T10:00", {"length": 1}, "Eén werkdag daarna is woensdag 15 april",
            id="an own length is named",
        ),
    ],
)  # fmt: skip
def test_the_explanation_says(code, start, options, said):
    assert said in answer(code, start, **options).explanation


def test_a_closing_day_moves_what_the_region_agreed_and_is_named():
    protocol = answer("D1", "2025-12-23T10:05", NORTH)

    assert protocol.due.date() == date(2026, 1, 6)
    assert "woensdag 24 december (sluitingsdag in deze regio: studiedag)" in protocol.explanation


def test_a_closing_day_does_not_move_the_law():
    law = answer("D1s", "2025-12-23T10:05", NORTH)

    assert law.due.date() == date(2026, 1, 5)
    assert "studiedag" not in law.explanation


def test_two_regions_with_other_closing_days_give_two_ends():
    assert answer("D2", "2025-12-23T10:05", NORTH).due.date() == date(2025, 12, 29)
    assert answer("D2", "2025-12-23T10:05").due.date() == date(2025, 12, 24)


@pytest.mark.parametrize("term", ALL_TERMS, ids=lambda term: term.code)
def test_every_term_names_its_source_and_what_a_breach_means(term):
    options = {"on": date(2026, 3, 2)} if term.basis is Basis.AGREED else {}

    explanation = answer(term.code, "2026-02-02T10:00", **options).explanation

    assert term.source in explanation
    assert explanation.endswith(".")
    assert term.breach
    assert term.code in term.rules


@pytest.mark.parametrize(
    ("code", "start", "warned"),
    [
        pytest.param("D1", "2025-12-23T10:05", ["2025-12-30T07:30"], id="third working day"),
        pytest.param(
            "D3",
            "2025-06-18T11:00",
            ["2025-08-13T07:30", "2025-08-20T07:30", "2025-08-27T07:30"],
            id="eight weeks, each week after and the last morning",
        ),
        pytest.param(
            "D4",
            "2025-06-17T15:00",
            ["2025-08-05T07:30", "2025-08-19T07:30"],
            id="seven and nine weeks",
        ),
        pytest.param("D6", "2025-06-14T22:40", ["2025-07-07T07:30"], id="a week before the end"),
        pytest.param("D7", "2025-06-14T22:40", ["2025-06-15T02:40"], id="four hours, at night"),
        pytest.param("D8", "2025-06-14T22:40", ["2025-06-16T07:30"], id="the morning itself"),
        pytest.param(
            "D13",
            "2026-03-20T21:30",
            ["2026-03-27T21:30", "2026-03-29T21:30"],
            id="three days and one day, on the wall",
        ),
        pytest.param("D9", "2025-10-01T10:00", ["2025-12-15T07:30"], id="three weeks before"),
        pytest.param("D12", "2026-02-22T03:15", [], id="no time to warn"),
    ],
)
def test_warnings_come_in_time_and_on_working_days(code, start, warned):
    local = [at.replace(tzinfo=None).isoformat()[:16] for at in answer(code, start).warnings]
    assert local == warned


def test_a_warning_that_would_fall_on_sunday_comes_on_friday():
    evaluation = answer("D10", "2026-01-12T09:00", on=date(2026, 3, 1))

    assert [at.date() for at in evaluation.warnings] == [date(2026, 2, 20)]


def test_an_agreement_for_tomorrow_needs_no_warning():
    assert answer("D10", "2026-01-12T09:00", on=date(2026, 1, 13)).warnings == ()


def test_a_monitoring_moment_is_late_only_after_its_window():
    moment = answer("D9", "2025-10-01T10:00")

    assert moment.due.date() == date(2026, 1, 5)
    assert moment.breach_at.date() == date(2026, 1, 19)


def test_every_day_on_the_way_is_accounted_for():
    steps = answer("D1", "2025-12-23T10:05").steps

    assert [step.text for step in steps if step.counts][1:] == [
        f"werkdag {number}" for number in range(1, 6)
    ]
    assert len(steps) == 1 + (date(2026, 1, 5) - date(2025, 12, 23)).days


@pytest.mark.parametrize(
    ("code", "options", "sentence"),
    [
        pytest.param("D1", {"length": 4}, "De lengte van D1 ligt vast.", id="a fixed length"),
        pytest.param(
            "D13", {"length": 29}, "D13 duurt 10 tot en met 28 dagen.", id="a ban beyond 28 days"
        ),
        pytest.param("D16", {"length": 12}, "D16 duurt 15 of 20 jaar.", id="a retention of twelve"),
        pytest.param(
            "D6",
            {"extensions": (3,)},
            "D6 kan met ten hoogste twee weken per besluit worden verlengd.",
            id="three weeks at once",
        ),
        pytest.param(
            "D1", {"extensions": (1,)}, "D1 kan niet worden verlengd.", id="triage is not extended"
        ),
        pytest.param(
            "D4", {"calendar_days": True}, "D4 telt nooit in kalenderdagen.", id="weeks are weeks"
        ),
        pytest.param("D10", {}, "Geef bij D10 de afgesproken datum.", id="no agreed date"),
        pytest.param(
            "D10",
            {"on": date(2026, 1, 1)},
            "De afgesproken datum ligt vóór maandag 2 februari 2026.",
            id="an agreement in the past",
        ),
    ],
)
def test_what_a_term_does_not_know_is_refused_in_a_sentence(code, options, sentence):
    with pytest.raises(DomainError) as refusal:
        answer(code, "2026-02-02T10:00", **options)

    assert refusal.value.reasons == [sentence]


def test_options_survive_being_stored():
    chosen = Options(length=6, on=date(2026, 3, 1), extensions=(2, 1), calendar_days=True)

    assert Options.from_data(chosen.as_data()) == chosen
    assert Options().as_data() == {}
