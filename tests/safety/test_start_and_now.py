"""Start against now: how each risk and score stood when the work began, and today (001-26)."""

from datetime import date, timedelta

import pytest
import time_machine

from safety.enums import RaterKind, RiskKind, RiskStatus
from safety.selectors.start_and_now import events_since, in_words, start_and_now_of, status_at
from safety.services.factors import change_risk_status, end_risk
from tests.factories import safety as make
from tests.factories.letters import moment

pytestmark = pytest.mark.django_db

START = moment(2026, 3, 2, 10)
BEFORE, AFTER = START - timedelta(days=5), START + timedelta(days=30)


@pytest.fixture(autouse=True)
def _in_june():
    with time_machine.travel(moment(2026, 6, 10, 15), tick=False):
        yield


def at(when):
    return time_machine.travel(when, tick=False)


def words(case):
    people = in_words(start_and_now_of(case, START))
    return {
        person.name: [(w.what, w.then, w.now, w.trend) for w in person.lines] for person in people
    }


@pytest.mark.rule("001-26")
def test_a_risk_that_changed_since_stands_as_it_was_and_as_it_is(smeets, gijs):
    with at(BEFORE):
        risk = make.risk(smeets, by=gijs)
        change_risk_status(risk, status=RiskStatus.TACKLED, reason="Praat erover.", actor=gijs)
    with at(AFTER):
        change_risk_status(risk, status=RiskStatus.OPEN, reason="Drinkt weer.", actor=gijs)

    assert words(smeets) == {
        "Het hele gezin": [("Risico: verslaving", "aangepakt", "open", "slechter")]
    }
    assert status_at(risk, BEFORE - timedelta(days=1)) is None


@pytest.mark.rule("001-26")
def test_what_is_new_and_what_ended_since_is_told_and_what_ended_before_is_not(smeets, gijs):
    with at(BEFORE):
        make_and_end = make.risk(smeets, by=gijs, kind=RiskKind.DEBTS)
        end_risk(make_and_end, reason="Afgelost.", actor=gijs)
        ended_since = make.risk(smeets, by=gijs, kind=RiskKind.HOUSING)
    with at(AFTER):
        end_risk(ended_since, reason="Nieuwe woning.", actor=gijs)
        make.risk(smeets, by=gijs, kind=RiskKind.ISOLATION)

    assert words(smeets)["Het hele gezin"] == [
        ("Risico: isolement", "nog niet bekend", "open", "nieuw"),
        ("Risico: huisvesting", "open", "geldt niet meer", "vervallen"),
    ]


@pytest.mark.rule("001-26", "003-25")
def test_each_rater_is_compared_with_themselves_and_the_youngest_comes_first(smeets, sanne, gijs):
    school = {"rater": RaterKind.PROFESSIONAL, "rater_name": "Juf Els"}
    make.score(smeets, sanne, by=gijs, score=3, on=date(2026, 2, 20))
    make.score(smeets, sanne, by=gijs, score=7, on=date(2026, 5, 20))
    make.score(smeets, sanne, by=gijs, score=5, on=date(2026, 5, 21), **school)

    assert words(smeets)[sanne.name] == [
        ("Score van 0 tot 10 volgens Veilig Thuis", "3 (20 feb 2026)", "7 (20 mei 2026)", "beter"),
        (
            "Score van 0 tot 10 volgens professional, Juf Els",
            "geen score",
            "5 (21 mei 2026)",
            "nieuw",
        ),
    ]


def test_events_since_the_start_are_those_that_happened_since(smeets, gijs):
    make.event(smeets, by=gijs, happened_on=date(2026, 1, 3))
    later = make.event(smeets, by=gijs, happened_on=date(2026, 4, 1))
    undated = make.event(smeets, by=gijs, happened_on=None, period="dit voorjaar")

    assert events_since(smeets, START) == [later, undated]


def test_it_costs_the_same_for_ten_risks_as_for_one(smeets, gijs, django_assert_num_queries, sanne):
    def read():
        return in_words(start_and_now_of(smeets, START))

    make.risk(smeets, by=gijs, about=sanne)
    make.score(smeets, sanne, by=gijs, on=date(2026, 5, 1))
    with django_assert_num_queries(5):
        read()
    for kind in list(RiskKind)[:9]:
        make.risk(smeets, by=gijs, kind=kind, description=f"Over {kind}.")
    for day in range(2, 9):
        make.score(smeets, sanne, by=gijs, on=date(2026, 5, day))
    with django_assert_num_queries(5):
        read()
