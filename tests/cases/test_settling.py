"""A report is done when everybody has heard; the case ends with its last report (004-15, 7.9)."""

from datetime import date

import pytest
import time_machine
from django.utils import timezone

from cases.enums import (
    CaseState,
    ClosingReason,
    ConsulentGround,
    ContactChannel,
    DeferralGround,
    FeedbackChannel,
    FeedbackKind,
    ReportState,
    TriageOutcome,
)
from cases.models import Case, CaseDeadline
from cases.services import family_notices, feedback
from cases.services.assignments import assign
from cases.services.consulent import tell_consulent
from cases.services.intake import register_report
from cases.services.settling import close_if_done, settle_if_done
from cases.services.terms import start_term
from deadlines.enums import DeadlineState
from tests.factories.facts import a_child, report_facts
from tests.factories.letters import moment, triaged

BLOCKS = {
    "earlier_reports": "Geen.",
    "earlier_information": "Geen.",
    "assessment_result": "Geen gevaar.",
    "advice": "Zet voort.",
}


@pytest.fixture(params=[TriageOutcome.OWN_HELP, TriageOutcome.CLOSE])
def report(request, noord, anna):
    return triaged(
        noord, by=anna, received=moment(2026, 3, 2), done=moment(2026, 3, 3), outcome=request.param
    )


def tell_reporter(report, actor):
    texts = BLOCKS if report.assessment.outcome == TriageOutcome.OWN_HELP else {}
    message = feedback.write_feedback(report.feedback.get(), actor=actor, **texts)
    message = feedback.release_feedback(message, actor=actor)
    feedback.send_feedback(message, channel=FeedbackChannel.PHONE, actor=actor)


def tell_family(report, actor):
    for notice in report.family_notices.current():
        written = family_notices.write_notice(notice, body="Wij kregen een melding.", actor=actor)
        released = family_notices.release_notice(written, actor=actor)
        family_notices.send_notice(released, channel=FeedbackChannel.POST, actor=actor)


def defer(report, actor, until):
    for notice in report.family_notices.current():
        family_notices.defer_notice(
            notice,
            ground=DeferralGround.END_VIOLENCE,
            reason="Nog niet veilig.",
            until=until,
            actor=actor,
        )


@pytest.mark.rule("004-15", "002-09")
@pytest.mark.parametrize("order", [(tell_reporter, tell_family), (tell_family, tell_reporter)])
def test_with_the_last_letter_report_and_case_are_done(report, anna, gijs, order):
    assign(report.case, to=gijs, reason="Volgt het gezin", actor=anna, at=moment(2026, 3, 4, 12))
    with time_machine.travel(moment(2026, 3, 4, 13), tick=False):
        order[0](report, anna)
        report.refresh_from_db()
        assert report.state != ReportState.SETTLED

        order[1](report, anna)

    report.refresh_from_db()
    case = report.case
    case.refresh_from_db()
    assert report.state == ReportState.SETTLED
    assert report.settled_at == moment(2026, 3, 4, 13)
    assert (case.state, case.closing_reason) == (CaseState.CLOSED, ClosingReason.SETTLED)
    assert not case.regie.filter(until=None).exists()
    assert not case.assignments.filter(until=None).exists()
    assert not CaseDeadline.objects.open().filter(case=case).exists()
    assert CaseDeadline.objects.get(report=report, term="D4b").state == DeadlineState.MET


@pytest.mark.rule("004-15", "D6")
def test_a_lawful_deferral_settles_the_report_and_keeps_the_case_open(report, anna):
    with time_machine.travel(moment(2026, 3, 4), tick=False):
        tell_reporter(report, anna)
        defer(report, anna, date(2026, 3, 20))

    report.refresh_from_db()
    report.case.refresh_from_db()
    assert report.state == ReportState.SETTLED
    assert report.case.state == CaseState.ASSESSING
    assert CaseDeadline.objects.get(report=report, term="D6").state == DeadlineState.OPEN

    with time_machine.travel(moment(2026, 3, 19), tick=False):
        tell_family(report, anna)

    report.case.refresh_from_db()
    assert report.case.state == CaseState.CLOSED


def test_a_letter_noted_as_sent_before_the_case_changed_hands_ends_in_order(noord, anna, gijs):
    report = triaged(noord, by=anna, received=moment(2026, 3, 2), done=moment(2026, 3, 3))
    with time_machine.travel(moment(2026, 3, 4, 9), tick=False):
        tell_family(report, anna)
        message = feedback.write_feedback(report.feedback.get(), actor=anna, **BLOCKS)
        message = feedback.release_feedback(message, actor=anna)
    with time_machine.travel(moment(2026, 3, 4, 15), tick=False):
        assign(report.case, to=gijs, reason="Neemt over", actor=anna)
        feedback.send_feedback(
            message, channel=FeedbackChannel.POST, at=moment(2026, 3, 4, 10), actor=anna
        )

    report.case.refresh_from_db()
    assert report.case.closed_at == moment(2026, 3, 4, 15)


@pytest.mark.rule("000-31")
def test_a_new_report_opens_the_closed_case_and_its_age_starts_again(report, anna):
    with time_machine.travel(moment(2026, 3, 4), tick=False):
        tell_reporter(report, anna)
        tell_family(report, anna)
    child = report.involvements.order_by("pk")[0].person

    with time_machine.travel(moment(2026, 9, 7), tick=False):
        again = register_report(
            report_facts(persons=(a_child(reference=child.reference),)), actor=anna
        )

    case = Case.objects.get(pk=report.case_id)
    assert again.case == case
    assert case.state == CaseState.ASSESSING
    assert case.opened_at == moment(2026, 9, 7)
    assert case.closed_at is None
    assert again.repeat_report


def test_asking_twice_settles_once(report, anna):
    with time_machine.travel(moment(2026, 3, 4), tick=False):
        tell_reporter(report, anna)
        tell_family(report, anna)

    assert not settle_if_done(report, at=moment(2026, 3, 5), actor=anna)
    assert not close_if_done(
        report.case, reason=ClosingReason.SETTLED, at=moment(2026, 3, 5), actor=anna
    )


@pytest.mark.rule("002-10")
def test_a_reporter_who_cannot_be_reached_does_not_hold_up_the_end(report, anna):
    with time_machine.travel(moment(2026, 3, 4), tick=False):
        tell_family(report, anna)
        message = report.feedback.get(kind=FeedbackKind.FIRST)
        for hour in (7, 8, 9):
            message = feedback.note_attempt(
                message, channel=FeedbackChannel.PHONE, at=moment(2026, 3, 4, hour), actor=anna
            )
        feedback.give_up(message, actor=anna)

    report.refresh_from_db()
    assert report.state == ReportState.SETTLED


@pytest.mark.rule("D8", "004-15")
def test_a_case_stays_open_until_the_consulent_heard_of_the_crisis(report, anna):
    with time_machine.travel(moment(2026, 3, 3), tick=False):
        crisis(report, anna)
    with time_machine.travel(moment(2026, 3, 4, 13), tick=False):
        tell_reporter(report, anna)
        tell_family(report, anna)
        waiting = Case.objects.get(pk=report.case_id)
        tell_consulent(
            report,
            municipality="Gemeente Noorddam",
            spoken_to="Daan Kuipers",
            channel=ContactChannel.PHONE,
            what="Dat Veilig Thuis in actie kwam.",
            ground=ConsulentGround.WEIGHED,
            weighing="De consulent moet kunnen aansluiten.",
            actor=anna,
        )

    assert waiting.state == CaseState.ASSESSING
    assert Case.objects.get(pk=report.case_id).state == CaseState.CLOSED


def crisis(report, actor):
    report.urgent_since = timezone.now()
    report.urgent_reason, report.first_action = "Dreiging.", "Bellen."
    report.save()
    start_term("D8", report.case, at=report.urgent_since, actor=actor, report=report)
