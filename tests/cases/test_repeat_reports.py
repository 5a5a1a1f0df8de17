"""A new report while something runs for the family: seen, coordinated, and only then decided."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, ProgrammingError, transaction

from cases.enums import (
    CaseState,
    ContactChannel,
    DirectorView,
    RadarVerdict,
    ReceiverKind,
    RepeatFoundBy,
    RepeatState,
    TrajectoryKind,
    TriageOutcome,
)
from cases.models import (
    Case,
    CaseDeadline,
    CoordinationAttempt,
    RadarHit,
    RepeatReport,
    SafetyAssessment,
)
from cases.services import decision as decisions
from cases.services.assignments import assign
from cases.services.coordinating import answer_as_director, confirm_answer
from cases.services.exits import forward_no_violence
from cases.services.intake import register_report
from cases.services.radar import judge_hit
from common.exceptions import DomainError, ReasonRequired, TransitionBlocked
from deadlines.enums import DeadlineState
from deadlines.workdays import AMSTERDAM
from notifications.models import Notification
from tests.factories import assessments as bring
from tests.factories import repeats as make
from tests.factories.facts import report_facts
from tests.factories.letters import moment
from tests.factories.organisations import local_team_of
from workflow.steps import take_step

S = RepeatState
SPOKEN = {"channel": ContactChannel.PHONE, "words": "Wij kunnen verder.", "view": "able"}


@pytest.fixture
def family(noord, town, daan, anna):
    """At the municipality, followed by VT."""
    return make.family_at_partner(noord, town, daan, by=anna)


@pytest.fixture
def repeat(family, anna):
    return make.reported_again(family, by=anna).repeat


@pytest.fixture
def reviewed(repeat, anna, hanna):
    """Judged and reviewed; nothing stands between it and the decision but the coordination."""
    with time_machine.travel(make.MONDAY, tick=False):
        assessment = bring.reviewed(repeat.report, anna, hanna)
        return decisions.save_decision(
            assessment,
            actor=anna,
            outcome=TriageOutcome.OWN_HELP,
            advice_variant="adapt",
            **bring.NOTHING_HOLDS,
        )


def d12_of(report):
    return CaseDeadline.objects.get(report=report, term="D12")


def titles(user):
    return list(Notification.objects.filter(recipient=user).values_list("title", flat=True))


@pytest.mark.rule("000-31", "000-32", "D12", "D1")
def test_a_report_at_night_is_a_repeat_report_and_asks_who_directs_by_monday(repeat, town, daan):
    terms = {
        row.term: row.due_at.astimezone(AMSTERDAM).date().isoformat()
        for row in CaseDeadline.objects.open().filter(report=repeat.report)
    }

    assert repeat.report.repeat_report
    assert repeat.state == S.COORDINATING
    assert repeat.within == [TrajectoryKind.LOCAL_FIELD, TrajectoryKind.MONITORING]
    assert (repeat.director, repeat.partner) == (town, town)
    assert repeat.found_by == RepeatFoundBy.INTAKE
    assert terms["D12"] == "2026-02-23"
    assert terms["D1"] == "2026-02-27"
    assert f"Stem af over het gezin van dossier {repeat.report.case.number}" in titles(daan)


@pytest.mark.rule("000-31", "002-17")
def test_where_nothing_runs_the_decision_of_triage_is_all(noord, anna, hanna):
    case = make.settled_family(noord, by=anna)
    report = make.reported_again(case, by=anna)

    assert (report.repeat.state, report.repeat.within) == (S.SIGNALLED, [])
    assert report.repeat.earlier_report in case.reports.all()
    assert not CaseDeadline.objects.filter(term="D12").exists()
    with time_machine.travel(make.MONDAY, tick=False):
        bring.completed(report, anna, hanna, TriageOutcome.CLOSE)
    report.repeat.refresh_from_db()
    assert report.repeat.state == S.PROCESSED
    assert (report.repeat.processed_by, report.repeat.outcome) == (anna, "")


def test_a_first_report_is_no_repeat_report(fatma):
    report = register_report(report_facts(), actor=fatma)

    assert not report.repeat_report
    assert not RepeatReport.objects.exists()


@pytest.mark.rule("000-32", "D12")
def test_a_running_track_asks_who_carries_it(noord, anna, gijs, bram):
    case = make.settled_family(noord, by=anna)
    bring_into_track(case, gijs, bram, anna)

    repeat = make.reported_again(case, by=anna).repeat

    assert (repeat.within, repeat.director) == ([TrajectoryKind.TRACK], None)
    assert f"Stem af over het gezin van dossier {case.number}" in titles(gijs)


def bring_into_track(case, gijs, bram, anna):
    with time_machine.travel(moment(2026, 2, 2), tick=False):
        assign(case, to=gijs, reason="Dienst", actor=bram)
        case = take_step(case, "start_track", actor=anna, because=case.reports.get())
        Case.objects.filter(pk=case.pk).update(in_track_since=moment(2026, 2, 2))


@pytest.mark.rule("002-27", "000-32")
def test_a_radar_match_judged_the_same_finds_the_trajectory_of_the_other_case(family, anna, town):
    at = moment(2026, 2, 24, 10)
    earlier = family.reports.get()
    with time_machine.travel(at, tick=False):
        report = register_report(report_facts(received_at=at), actor=anna)
        hit = RadarHit.objects.create(
            report=report,
            person=report.involvements.first().person,
            earlier_person=earlier.involvements.get().person,
            earlier_report=earlier,
            score=91,
            reasons=["achternaam gelijk"],
        )
        judge_hit(report, hit=hit.pk, verdict=RadarVerdict.SAME, actor=anna)

    assert report.case != family
    assert (report.repeat.followed_in, report.repeat.director) == (family, town)
    assert report.repeat.found_by == RepeatFoundBy.RADAR
    assert d12_of(report).due_at.astimezone(AMSTERDAM).date().isoformat() == "2026-02-25"


@pytest.mark.rule("000-32", "D12")
def test_the_decision_waits_until_who_directs_was_heard(reviewed, repeat, anna):
    with (
        time_machine.travel(make.MONDAY, tick=False),
        pytest.raises(TransitionBlocked, match="Stem eerst af met de procesregisseur"),
    ):
        decisions.decide(reviewed, actor=anna)

    heard = make.heard(repeat, by=anna)
    with time_machine.travel(make.MONDAY + timedelta(hours=1), tick=False):
        decisions.decide(reviewed, actor=anna)

    assert (heard.state, heard.director_view) == (S.COORDINATED, DirectorView.ABLE)
    assert heard.coordinated_at == make.MONDAY
    assert d12_of(repeat.report).state == DeadlineState.MET


@pytest.mark.rule("000-32", "D12")
def test_two_attempts_let_the_decision_go_on_and_one_does_not(reviewed, repeat, anna):
    make.tried(repeat, by=anna)
    with (
        time_machine.travel(make.MONDAY, tick=False),
        pytest.raises(TransitionBlocked, match="Pogingen tot nu toe: 1"),
    ):
        decisions.decide(reviewed, actor=anna)

    make.tried(repeat, by=anna, at=make.MONDAY + timedelta(hours=3))
    with time_machine.travel(make.MONDAY + timedelta(hours=4), tick=False):
        decisions.decide(reviewed, actor=anna)

    repeat = RepeatReport.objects.get()
    assert (repeat.state, repeat.director_view) == (S.COORDINATED, "")
    assert d12_of(repeat.report).state == DeadlineState.MET


@pytest.mark.rule("000-32")
def test_the_database_refuses_a_decision_before_the_coordination(reviewed):
    with pytest.raises(ProgrammingError, match="coordinated before triage"), transaction.atomic():
        SafetyAssessment.objects.filter(pk=reviewed.pk).update(state="decided")


def test_who_is_reached_after_two_attempts_is_still_written_down_and_only_once(repeat, anna):
    make.tried(repeat, by=anna)
    make.tried(repeat, by=anna, at=make.MONDAY + timedelta(hours=3))

    heard = make.heard(repeat, by=anna, at=make.MONDAY + timedelta(hours=5))

    assert heard.coordinated_with == "Daan Kuipers, consulent"
    with pytest.raises(TransitionBlocked, match="al afgestemd"):
        make.heard(repeat, by=anna, at=make.MONDAY + timedelta(hours=6))


def test_sent_twice_it_is_one_talk_and_one_attempt(repeat, anna):
    first = make.tried(repeat, by=anna)
    assert make.tried(repeat, by=anna) == first
    with pytest.raises(DomainError, match="ander moment"):
        make.tried(repeat, by=anna, result="Weer geen gehoor.")
    assert CoordinationAttempt.objects.count() == 1

    make.heard(repeat, by=anna)
    assert make.heard(repeat, by=anna).state == S.COORDINATED


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"spoken_to": " "}, "met wie"),
        ({"channel": ""}, "hoe u elkaar sprak"),
        ({"view": ""}, "wat de procesregisseur ervan vindt"),
        ({"words": ""}, "een paar zinnen"),
        ({"at": make.NIGHT - timedelta(days=1)}, "vóór de melding"),
    ],
)
def test_who_when_how_and_the_view_are_all_needed(repeat, anna, told, sentence):
    with pytest.raises(DomainError, match=sentence):
        make.heard(repeat, by=anna, **told)


def test_only_who_assesses_or_carries_writes_it_down(repeat, fatma, chantal, daan):
    for outsider in (fatma, chantal, daan):
        with pytest.raises(PermissionDenied):
            make.heard(repeat, by=outsider)
        with pytest.raises(PermissionDenied):
            make.tried(repeat, by=outsider)


@pytest.mark.rule("000-32", "A3")
def test_the_answer_of_the_partner_counts_once_vt_confirms_it(reviewed, repeat, anna, daan, jet):
    with time_machine.travel(make.MONDAY, tick=False):
        with pytest.raises(PermissionDenied):
            answer_as_director(repeat, view="able", words="Ja.", actor=jet)
        given = answer_as_director(
            repeat, view="unclear", words="Ik moet thuis kijken.", actor=daan
        )
        again = answer_as_director(
            repeat, view="unclear", words="Ik moet thuis kijken.", actor=daan
        )
        with pytest.raises(TransitionBlocked):
            decisions.decide(reviewed, actor=anna)
        row = confirm_answer(repeat, answer=given.pk, actor=anna)
        decisions.decide(reviewed, actor=anna)

    given.refresh_from_db()
    assert given == again
    assert (row.director_view, row.director_words) == ("unclear", "Ik moet thuis kijken.")
    assert row.coordinated_with.startswith("Daan Kuipers, ")
    assert (given.confirmed_by, row.channel) == (anna, ContactChannel.WRITTEN)
    assert any(title.startswith("Antwoord van") for title in titles(anna))


@pytest.mark.rule("002-26")
def test_help_that_cannot_go_on_asks_a_reason_not_to_take_over(reviewed, repeat, anna):
    make.heard(repeat, by=anna, view=DirectorView.NOT_ABLE)

    with time_machine.travel(make.MONDAY + timedelta(hours=1), tick=False):
        with pytest.raises(ReasonRequired, match="neemt dan het zicht"):
            decisions.decide(reviewed, actor=anna)
        decision = decisions.decide(reviewed, actor=anna, despite="Oma komt erbij.")

    assert decision.grounds["despite"] == "Oma komt erbij."


@pytest.mark.rule("002-18")
def test_another_partner_than_the_one_that_knows_them_asks_a_reason(reviewed, repeat, anna, noord):
    make.heard(repeat, by=anna)
    team = local_team_of(noord)
    with time_machine.travel(make.MONDAY + timedelta(hours=1), tick=False):
        chosen = decisions.save_decision(
            reviewed,
            actor=anna,
            outcome=TriageOutcome.DIRECT_HANDOVER,
            receiver_kind=ReceiverKind.OTHER,
            receiver=team,
        )
        with pytest.raises(ReasonRequired, match=f"Dat is {repeat.director.name}"):
            decisions.decide(chosen, actor=anna)
        decisions.save_decision(chosen, actor=anna, receiver=repeat.director)
        assert decisions.decide(chosen, actor=anna).outcome == TriageOutcome.DIRECT_HANDOVER


def test_a_report_that_leaves_triage_has_nothing_to_coordinate(family, anna):
    report = make.reported_again(family, by=anna, channel="police")

    with time_machine.travel(make.MONDAY, tick=False):
        forward_no_violence(report, receiver="Wijkteam", actor=anna)

    repeat = RepeatReport.objects.get()
    assert repeat.state == S.LAPSED
    assert d12_of(report).state == DeadlineState.WITHDRAWN


@pytest.mark.rule("000-32")
def test_the_database_keeps_coordination_whole_and_attempts_as_they_were(repeat, anna):
    with pytest.raises(IntegrityError, match="who_when_how"), transaction.atomic():
        RepeatReport.objects.filter(pk=repeat.pk).update(director_view="able")
    with pytest.raises(IntegrityError, match="its_case"), transaction.atomic():
        RepeatReport.objects.filter(pk=repeat.pk).update(followed_in=None)
    attempt = make.tried(repeat, by=anna)
    with pytest.raises(ProgrammingError), transaction.atomic():
        CoordinationAttempt.objects.filter(pk=attempt.pk).update(result="Gesproken.")


def test_seen_twice_it_is_one_repeat_report(family, anna):
    report = make.reported_again(family, by=anna)
    hits = list(report.radar_hits.all())
    for hit in hits:
        judge_hit(report, hit=hit.pk, verdict=RadarVerdict.SAME, actor=anna)

    assert RepeatReport.objects.count() == 1
    assert CaseDeadline.objects.filter(term="D12").count() == 1
    assert Case.objects.get(pk=family.pk).state == CaseState.ASSESSING
