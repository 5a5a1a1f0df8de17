"""A second round: an assessment that is reopened, and what the first one left behind."""

import pytest
import time_machine
from django.utils import timezone

from cases.enums import (
    CaseState,
    DeferralGround,
    ExitKind,
    NoticeState,
    TriageOutcome,
)
from cases.models import CaseDeadline
from cases.screens.header import case_header
from cases.services import assessment as assessments
from cases.services import exits, family_notices, feedback
from deadlines.enums import DeadlineState
from tests.factories import assessments as bring
from tests.factories.letters import moment, triaged

BLOCKS = {
    "earlier_reports": "Geen.",
    "earlier_information": "Geen.",
    "assessment_result": "Geen gevaar.",
    "advice": "Zet voort.",
}


def reopened(report, bram):
    return assessments.reopen(report.assessment, reason="Nieuw feit", actor=bram)


@pytest.fixture
def decided(noord, anna, hanna):
    """A completed assessment with letters that nobody sent yet."""
    report = bring.received(noord, by=anna)
    return bring.completed(report, anna, hanna, TriageOutcome.CLOSE).report


@pytest.mark.rule("004-15", "A1")
def test_a_report_that_leaves_after_a_reopening_owes_no_letters_and_lets_the_case_close(
    decided, anna, bram
):
    reopened(decided, bram)
    exits.propose_exit(
        decided,
        kind=ExitKind.TRANSFER,
        reason="Verhuisd",
        receiving_party="Veilig Thuis Zuid",
        receipt_confirmed_at=timezone.now(),
        actor=anna,
    )

    exits.approve_exit(decided, actor=bram)

    decided.case.refresh_from_db()
    assert decided.case.state == CaseState.CLOSED
    assert not decided.feedback.current().exists()
    assert not decided.family_notices.current().exists()


@pytest.mark.rule("002-16", "002-19")
def test_an_unsent_letter_does_not_carry_its_blocks_into_another_decision(noord, anna, bram):
    report = triaged(noord, by=anna, received=moment(2026, 3, 2), done=moment(2026, 3, 3))
    feedback.write_feedback(report.feedback.get(), message="Dank.", actor=anna, **BLOCKS)
    assessment = report.assessment
    assessment.outcome = TriageOutcome.CONDITIONS
    assessment.save()

    feedback.open_after_triage(report, at=moment(2026, 3, 10), actor=anna)
    message = report.feedback.current().get()
    message = feedback.write_feedback(message, message="Dank.", actor=anna)

    assert feedback.release_feedback(message, actor=anna).state == "released"


@pytest.mark.rule("D1s")
def test_an_investigation_that_had_started_does_not_start_late_after_a_reopening(
    noord, anna, hanna, bram
):
    received = moment(2026, 3, 2)
    report = triaged(
        noord,
        by=anna,
        received=received,
        done=moment(2026, 3, 4),
        outcome=TriageOutcome.INVESTIGATION,
    )
    run_again = bring.assessments.run_terms_after
    bring.assessments.withdraw_terms_of(report, reason="Heropend", actor=bram)
    with time_machine.travel(moment(2026, 4, 20), tick=False):
        run_again(report.assessment, at=moment(2026, 4, 20), actor=anna)

    started = CaseDeadline.objects.get(report=report, term="D1s")
    assert started.state == DeadlineState.MET


@pytest.mark.rule("D2b", "002-14")
def test_a_lawful_deferral_outlives_a_reopening(noord, anna, bram):
    report = triaged(noord, by=anna, received=moment(2026, 3, 2), done=moment(2026, 3, 3))
    with time_machine.travel(moment(2026, 3, 4), tick=False):
        for notice in report.family_notices.current():
            family_notices.defer_notice(
                notice,
                ground=DeferralGround.END_VIOLENCE,
                reason="Nog niet veilig.",
                until=moment(2026, 3, 25).date(),
                actor=anna,
            )
    with time_machine.travel(moment(2026, 3, 10), tick=False):
        bring.assessments.withdraw_terms_of(report, reason="Heropend", actor=bram)
        bring.assessments.run_terms_after(report.assessment, at=timezone.now(), actor=anna)

    assert set(report.family_notices.current().values_list("state", flat=True)) == {
        NoticeState.DEFERRED
    }
    assert not CaseDeadline.objects.open().filter(report=report, term="D2b").exists()


def test_a_message_that_was_replaced_is_not_still_to_be_sent(noord, anna):
    report = triaged(
        noord,
        by=anna,
        received=moment(2026, 3, 2),
        done=moment(2026, 3, 3),
        outcome=TriageOutcome.CONDITIONS,
    )
    report.feedback.update(superseded_at=moment(2026, 3, 5))
    report.family_notices.update(superseded_at=moment(2026, 3, 5))

    header = case_header(report.case, anna, "detail")

    assert header.reports[0].letters_to_send is False
