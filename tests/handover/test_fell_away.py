"""A handover that waits while VT decides otherwise is taken back in that same moment (000-05)."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from cases.enums import CaseState, ClosingReason, ReportState, TriageOutcome
from cases.models import Case, CaseDeadline, Report
from cases.services import assessment as assessments
from cases.services.consequences import move_case
from cases.services.settling import close_if_done
from common.exceptions import TransitionBlocked
from handover.enums import HandoverState, WithdrawalReason
from handover.models import Handover
from handover.services.answering import accept
from notifications.models import Notification
from tests.factories import handovers as make
from tests.factories import meetings
from tests.factories.received import decided_again
from tracks.enums import EarlyEnd, ProposalKind
from tracks.models import Track
from tracks.services.course import end_early

pytestmark = pytest.mark.django_db
O = TriageOutcome  # noqa: E741 - the letter of the outcomes
HOUR = timedelta(hours=1)


@pytest.fixture
def sent(noord, anna) -> Handover:
    return make.sent(noord, by=anna)


@pytest.fixture
def lotte(sent):
    return make.worker_at(sent.receiver)


def judged_otherwise(handover, outcome, *, by, lead) -> None:
    """Triage is reopened and comes to something else than C."""
    report = handover.report
    assessments.reopen(report.assessment, reason="Een nieuw feit", actor=lead)
    Report.objects.filter(pk=report.pk).update(
        state=ReportState.ASSESSED, assessed_at=handover.sent_at + HOUR
    )
    assessment = type(report.assessment).objects.get(report=report)
    type(assessment).objects.filter(pk=assessment.pk).update(outcome=outcome)
    assessment.decisions.create(
        outcome=outcome,
        severity=assessment.severity,
        decided_at=handover.sent_at + HOUR,
        decided_by=by,
    )
    move_case(report.case, because=report, actor=by)


@pytest.mark.rule("000-05", "000-15")
@pytest.mark.parametrize("outcome", [O.CLOSE, O.OWN_HELP, O.CONDITIONS, O.INVESTIGATION])
def test_after_another_decision_it_is_withdrawn_and_the_receiver_hears_it(
    sent, anna, bram, lotte, outcome
):
    with time_machine.travel(sent.sent_at + HOUR, tick=False):
        judged_otherwise(sent, outcome, by=anna, lead=bram)

    sent.refresh_from_db()
    assert sent.state == HandoverState.WITHDRAWN
    assert sent.withdrawal_reason == WithdrawalReason.DECIDED_OTHERWISE
    assert not CaseDeadline.objects.open().filter(case=sent.case, term="D5a").exists()
    told = Notification.objects.get(recipient=lotte, title__contains="ingetrokken")
    assert "Vermeer" not in told.title + told.body


@pytest.mark.rule("000-15", "A2")
def test_it_is_gone_from_the_inbox_and_cannot_be_accepted(as_, sent, anna, bram, lotte):
    with time_machine.travel(sent.sent_at + HOUR, tick=False):
        judged_otherwise(sent, O.CONDITIONS, by=anna, lead=bram)
        with pytest.raises(TransitionBlocked):
            accept(sent, actor=lotte, receipt_confirmed=True, regie_taken=True)
        browser = as_(lotte)
        assert sent.number not in browser.get(reverse("handover:inbox")).content.decode()
        assert browser.get(reverse("handover:received", args=[sent.number])).status_code == 404


@pytest.mark.rule("000-15", "000-32")
def test_a_new_report_that_vt_takes_up_itself_takes_a_direct_handover_back(sent, anna, lotte):
    with time_machine.travel(sent.sent_at + HOUR, tick=False):
        decided_again(sent.case, by=anna, at=sent.sent_at + HOUR, outcome=O.CONDITIONS)

    sent.refresh_from_db()
    assert sent.state == HandoverState.WITHDRAWN
    assert Case.objects.get(pk=sent.case_id).state == CaseState.TRACK


@pytest.mark.rule("000-05", "000-37")
def test_as_long_as_triage_still_judges_it_only_waits(sent, bram):
    with time_machine.travel(sent.sent_at + HOUR, tick=False):
        assessments.reopen(sent.report.assessment, reason="Een nieuw feit", actor=bram)

    sent.refresh_from_db()
    assert sent.state == HandoverState.SENT


@pytest.mark.rule("000-05", "000-37")
def test_a_new_report_that_changes_nothing_leaves_it_with_the_receiver(sent, anna):
    with time_machine.travel(sent.sent_at + HOUR, tick=False):
        decided_again(sent.case, by=anna, at=sent.sent_at + HOUR, outcome=O.CLOSE)

    sent.refresh_from_db()
    assert sent.state == HandoverState.SENT


@pytest.mark.rule("000-05")
def test_who_prepared_it_hears_it_too(sent, anna, bram):
    with time_machine.travel(sent.sent_at + HOUR, tick=False):
        judged_otherwise(sent, O.CLOSE, by=bram, lead=bram)

    told = Notification.objects.get(recipient=anna, title__contains="besloot anders")
    assert sent.number in told.title
    unanswered = "niemand accepteren"  # of when it was sent; nobody accepts what is withdrawn
    assert Notification.objects.filter(recipient=anna, title__contains=unanswered).count() == 1


@pytest.mark.rule("000-05", "000-15")
def test_an_invitation_falls_away_with_the_track_that_ends_early(noord, anna, gijs, bram):
    handover = meetings.invited(noord, by=anna, owner=gijs).handover
    wim = meetings.worker_at(handover.receiver)
    with time_machine.travel(handover.begun_at + 24 * HOUR, tick=False):
        Track.objects.filter(pk=handover.track_id).update(
            proposed=ProposalKind.END_EARLY, proposed_by=gijs, early_end=EarlyEnd.DECEASED
        )
        end_early(handover.track, actor=bram)

    handover.refresh_from_db()
    assert handover.state == HandoverState.WITHDRAWN
    assert Notification.objects.filter(recipient=wim, title__contains="ingetrokken").exists()


@pytest.mark.rule("000-05")
def test_when_the_case_closes_nothing_waits_at_a_receiver(sent, anna, bram):
    """However it came to close: the handover ends in the same transaction."""
    with time_machine.travel(sent.sent_at + HOUR, tick=False):
        Report.objects.filter(case=sent.case).update(
            state=ReportState.SETTLED, settled_at=sent.sent_at + HOUR
        )
        Case.objects.filter(pk=sent.case_id).update(state=CaseState.HANDED_OVER)
        CaseDeadline.objects.filter(case=sent.case, term="D8").delete()
        sent.case.reports.get().family_notices.all().delete()
        assert close_if_done(
            sent.case, reason=ClosingReason.SETTLED, at=sent.sent_at + HOUR, actor=anna
        )

    sent.refresh_from_db()
    assert sent.state == HandoverState.WITHDRAWN
