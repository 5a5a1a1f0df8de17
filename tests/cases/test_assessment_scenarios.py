"""The decisions of S01-S04 with their dates, counted by hand in domain chapter 8."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from cases.enums import Capacity, CaseState, Channel, ReceiverKind, ReportState, TriageOutcome
from cases.models import CaseDeadline, SafetyAssessment
from cases.services import decision as decisions
from cases.services.urgent import declare_urgent
from common.exceptions import TransitionBlocked
from organisations.enums import Severity
from organisations.models import RegionProfile, TaskPackage
from tests.factories import assessments as bring
from tests.factories.organisations import local_team_of

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
O = TriageOutcome  # noqa: E741


def at(year, month, day, hour=10, minute=0):
    return datetime(year, month, day, hour, minute, tzinfo=AMSTERDAM)


def on(moment):
    return time_machine.travel(moment, tick=False)


def due(report, term):
    deadline = CaseDeadline.objects.get(report=report, term=term)
    return deadline.due_at.astimezone(AMSTERDAM).date()


@pytest.mark.rule("D1", "D4", "D7", "002-35", "003-44")
def test_s01_a_crisis_on_saturday_night(noord, anna, fatma, gijs):
    with on(at(2025, 6, 14, 22, 40)):
        report = bring.received(
            noord, by=fatma, at=at(2025, 6, 14, 22, 40), capacity=Capacity.POLICE
        )
        report = declare_urgent(
            report, reason="Verwurging", first_action="Vader weg uit huis", actor=fatma
        )
    with on(at(2025, 6, 17)):
        bring.completed(
            report,
            anna,
            gijs,
            O.CONDITIONS,
            judgement={"severity": Severity.HEAVY, "yes": ("acute",), "safe_now": "no"},
            k1=True,
        )

    assert due(report, "D7") == date(2025, 6, 15)
    assert due(report, "D1") == date(2025, 6, 20)
    assert CaseDeadline.objects.get(report=report, term="D1").state == "met"
    assert due(report, "D2") == date(2025, 6, 18)
    assert due(report, "D4") == date(2025, 8, 26)


@pytest.mark.rule("D1", "D2", "002-13", "002-16")
def test_s02_own_help_around_the_holidays(noord, anna, fatma, gijs):
    with on(at(2025, 12, 23, 10, 5)):
        report = bring.received(
            noord,
            by=fatma,
            at=at(2025, 12, 23, 10, 5),
            capacity=Capacity.YOUTH_CARE,
            own_help=True,
        )
    assert due(report, "D1") == date(2026, 1, 5)

    with on(at(2026, 1, 5, 15)):
        assessment = bring.reviewed(report, anna, gijs)
        own_help = {**bring.NOTHING_HOLDS, "outcome": O.OWN_HELP}
        decisions.save_decision(assessment, actor=anna, advice_variant="extend", **own_help)
        with pytest.raises(TransitionBlocked, match="uitbreiden"):
            decisions.decide(assessment, actor=anna)
        decisions.save_decision(assessment, actor=anna, advice_variant="continue", **own_help)
        bring.close(decisions.decide(assessment, actor=anna).assessment, anna)

    assert CaseDeadline.objects.get(report=report, term="D1").state == "met"
    assert due(report, "D2") == date(2026, 1, 6)
    assert not CaseDeadline.objects.filter(term__in=["D3", "D4"]).exists()
    assert SafetyAssessment.objects.get().report.state == ReportState.ADVISED_REPORTER


@pytest.mark.rule("D1", "D2", "002-23", "002-35")
def test_s03_a_police_report_before_easter(noord, anna, fatma, gijs, hanna):
    team = local_team_of(noord)
    TaskPackage.objects.create(
        team_organisation=team, severity=Severity.MEDIUM, valid_from=date(2020, 1, 1)
    )
    with on(at(2026, 4, 2, 14)):
        report = bring.received(
            noord,
            by=fatma,
            at=at(2026, 4, 2, 14),
            capacity=Capacity.POLICE,
            channel=Channel.POLICE,
        )
    assert due(report, "D1") == date(2026, 4, 13)

    with on(at(2026, 4, 10)):
        assessment = bring.reviewed(
            report, anna, gijs, severity=Severity.MEDIUM, yes=("structural",)
        )
        direct = {
            **bring.NOTHING_HOLDS,
            **bring.ABLE_HELPER,
            "k2": True,
            "outcome": O.DIRECT_HANDOVER,
            "receiver_kind": ReceiverKind.LOCAL_TEAM,
            "receiver": team,
            "override_reason": "Het gezin staat open en het team kent hen.",
            "override_second": hanna,
        }
        decisions.save_decision(assessment, actor=anna, **direct)
        with pytest.raises(TransitionBlocked, match="houdt de casus bij Veilig Thuis"):
            decisions.decide(assessment, actor=anna)

        RegionProfile.objects.create(region=noord, valid_from=date(2026, 4, 1), medium_direct=True)
        bring.close(decisions.decide(assessment, actor=anna).assessment, anna)

    assert due(report, "D2") == date(2026, 4, 13)
    report = SafetyAssessment.objects.get().report
    assert (report.state, report.case.state) == (ReportState.ASSESSED, CaseState.HANDING_OVER)


@pytest.mark.rule("D1", "D1s", "D2", "D4", "D6", "002-35")
def test_s04_an_anonymous_neighbour(noord, anna, fatma, gijs):
    with on(at(2026, 4, 24, 16, 10)):
        report = bring.received(
            noord,
            by=fatma,
            at=at(2026, 4, 24, 16, 10),
            capacity=Capacity.NEIGHBOURHOOD,
            anonymous=True,
        )
    assert due(report, "D1") == date(2026, 5, 4)
    assert due(report, "D6") == date(2026, 5, 22)

    with on(at(2026, 5, 4)):
        assessment = bring.reviewed(report, anna, gijs)
        outcome_c = {
            **bring.NOTHING_HOLDS,
            "k5": True,
            "outcome": O.DIRECT_HANDOVER,
            "receiver_kind": ReceiverKind.OTHER,
            "receiver": local_team_of(noord),
        }
        decisions.save_decision(assessment, actor=anna, **outcome_c)
        with pytest.raises(TransitionBlocked, match="Anonimiteit toegezegd"):
            decisions.decide(assessment, actor=anna)
        decisions.save_decision(assessment, actor=anna, outcome=O.INVESTIGATION, k4=True)
        bring.close(decisions.decide(assessment, actor=anna).assessment, anna)

    assert due(report, "D1s") == date(2026, 5, 4)
    assert CaseDeadline.objects.get(report=report, term="D1s").state == "met"
    assert due(report, "D2") == date(2026, 5, 6)
    assert due(report, "D4") == date(2026, 7, 13)
    assert SafetyAssessment.objects.get().report.case.state == CaseState.TRACK
