"""What VT decides about a family while its handover lies at the receiver or a track ran beside it:
regie goes to nobody while VT acts, and no report is left behind (000-15, 000-32)."""

from datetime import timedelta

import pytest
import time_machine

from cases.enums import CaseState, RegieKind, ReportState, TriageOutcome
from cases.models import Case
from cases.services.consequences import move_case
from cases.services.in_track import end_track
from common.exceptions import TransitionBlocked
from handover.enums import HandoverForm
from handover.services.answering import accept
from handover.services.beginning import begin_handover
from handover.services.meeting_report import share_report
from handover.services.sending import coordinate, prepare_again, send
from handover.services.taking_back import withdraw
from handover.services.writing import choose, ground_sharing, write
from sharing.enums import ShareGround
from tests.factories import handovers as make
from tests.factories import meetings
from tests.factories import tracks as make_track
from tests.factories.received import decided_again
from tracks.services.assigning import assign_track
from workflow.steps import take_step

pytestmark = pytest.mark.django_db
CONFIRMED = {"receipt_confirmed": True, "regie_taken": True}
HOUR = timedelta(hours=1)


def answered(handover, *, by, after):
    with time_machine.travel(after + HOUR, tick=False):
        return accept(handover, actor=by, **CONFIRMED)


def decided_to_act(case, *, by, at):
    with time_machine.travel(at, tick=False):
        return decided_again(case, by=by, at=at, outcome=TriageOutcome.CONDITIONS)


def sight(case):
    return case.regie.get(kind=RegieKind.ZICHT_OP_VEILIGHEID, until=None).organisation


@pytest.mark.rule("000-15", "000-32")
def test_beside_a_track_that_runs_nothing_is_accepted_directly(noord, anna):
    handover = make.sent(noord, by=anna)
    Case.objects.filter(pk=handover.case_id).update(in_track_since=handover.sent_at + HOUR)

    with pytest.raises(TransitionBlocked, match="gaat Veilig Thuis zelf verder"):
        answered(handover, by=make.worker_at(handover.receiver), after=handover.sent_at + HOUR)

    assert sight(handover.case) == anna.organisation


@pytest.mark.rule("000-15", "000-32")
def test_after_a_track_a_new_decision_to_act_waits_for_no_receiver(noord, anna, gijs):
    handover = make.sent_after_track(noord, by=anna, owner=gijs)
    decided_to_act(handover.case, by=anna, at=handover.sent_at + HOUR)

    with pytest.raises(TransitionBlocked, match="gaat Veilig Thuis zelf verder"):
        answered(handover, by=make.worker_at(handover.receiver), after=handover.sent_at + HOUR)


@pytest.mark.rule("000-15")
def test_a_judgement_that_changed_since_is_not_accepted_in_the_words_of_before(noord, anna, bram):
    handover = make.sent(noord, by=anna)
    report, at = handover.report, handover.sent_at + HOUR
    with time_machine.travel(at, tick=False):
        take_step(report, "assess_again", actor=bram, because=report.assessment)
        take_step(handover.case, "assess_again", actor=bram, because=report, at=at)
        type(report).objects.filter(pk=report.pk).update(state=ReportState.ASSESSED, assessed_at=at)
        move_case(handover.case, because=report, actor=anna)
    lotte = make.worker_at(handover.receiver)

    with pytest.raises(TransitionBlocked, match="nieuw oordeel"):
        answered(handover, by=lotte, after=at)

    with time_machine.travel(at + HOUR, tick=False):
        withdraw(handover, reason="mistake", note="", actor=anna)
        again = begin_handover(handover.case, actor=anna)
    again = make.sent_now(make.settled(make.filled(again, by=anna), by=anna), by=anna)
    answered(again, by=lotte, after=again.sent_at)
    report.refresh_from_db()
    assert report.handover_accepted_at


@pytest.mark.rule("000-05", "001-09")
def test_a_report_decided_since_the_meeting_goes_along_with_it(noord, anna, gijs):
    """It names somebody who had no place at the table; what was agreed there stands."""
    meeting = meetings.drafted(noord, by=anna, owner=gijs)
    handover = meeting.handover
    at = handover.held_at + HOUR
    with time_machine.travel(at, tick=False):
        later = decided_again(handover.case, by=anna, at=at)
        ground_sharing(
            handover,
            actor=gijs,
            share_ground=ShareGround.STATUTORY_TASK,
            share_weighing=make.WEIGHING,
            consents=[],
        )
        meetings.put_in_writing(meeting, on=at.date())
        handover = share_report(handover, actor=gijs)

    answered(handover, by=make.worker_at(handover.receiver), after=at)

    later.refresh_from_db()
    assert later.handover_number == handover.number
    assert later.handover_accepted_at


@pytest.mark.rule("003-34", "000-05")
def test_a_decision_to_hand_over_waits_on_when_a_later_track_ends(noord, anna, gijs):
    case = make.handing_over(noord, by=anna, receiver=make.team_of(noord))
    at = make.DECIDED + timedelta(days=2)
    report = decided_to_act(case, by=anna, at=at)
    with time_machine.travel(at + HOUR, tick=False):
        second = make_track.second_of(noord)
        track = assign_track(report, owner=gijs, second=second, actor=anna)
        end_track(Case.objects.get(pk=case.pk), because=track, at=at + HOUR, actor=gijs)

        case = Case.objects.get(pk=case.pk)
        assert case.state == CaseState.HANDING_OVER
        assert begin_handover(case, actor=anna).report != report


@pytest.mark.rule("000-05", "000-15")
def test_a_meeting_that_was_never_held_says_nothing_of_regie(noord, anna, gijs):
    """Begun warm and invited; then the family cannot come and it goes in writing after all."""
    handover = meetings.invited(noord, by=anna, owner=gijs).handover
    with time_machine.travel(handover.begun_at + 24 * HOUR, tick=False):
        handover = prepare_again(handover, actor=gijs)
        reason = {"form": HandoverForm.WRITTEN, "form_reason": "Het gezin is weg."}
        handover = coordinate(choose(handover, actor=gijs, **reason), actor=gijs)
        write(handover, actor=gijs, **{**make.TEXTS, "can_wait": "yes"})
        handover = send(handover, actor=gijs)

    answered(handover, by=make.worker_at(handover.receiver), after=handover.sent_at)

    case = Case.objects.get(pk=handover.case_id)
    assert sight(case) == handover.receiver
