"""VT takes a handover back: everything it had begun ends, and VT held the family all along."""

from datetime import timedelta

import pytest
import time_machine

from cases.enums import RegieKind, YesNoUnknown
from cases.models import CaseDeadline
from common.exceptions import TransitionBlocked
from handover.enums import HandoverState, WithdrawalReason
from handover.models import Handover
from handover.services.beginning import begin_handover
from handover.services.taking_back import withdraw
from safetyplans.enums import PlanState
from tests.factories import handovers as make
from tracks.enums import TrackState

pytestmark = pytest.mark.django_db


def taken_back(handover, *, by):
    at = (handover.sent_at or handover.begun_at) + timedelta(hours=2)
    with time_machine.travel(at, tick=False):
        return withdraw(handover, reason=WithdrawalReason.NEW_DANGER, note="Geweld.", actor=by)


@pytest.mark.rule("000-05", "D5a")
def test_taken_back_the_term_ends_and_the_receiver_no_longer_finds_the_family(noord, anna):
    handover = make.sent(noord, by=anna)
    lotte = make.worker_at(handover.receiver)
    handover = taken_back(handover, by=anna)
    assert (handover.state, handover.monitoring_from) == (HandoverState.WITHDRAWN, None)
    assert not CaseDeadline.objects.open().filter(case=handover.case, term="D5a").exists()
    assert not Handover.objects.for_receiver(lotte).exists()
    sight = handover.case.regie.get(kind=RegieKind.ZICHT_OP_VEILIGHEID, until=None)
    assert sight.organisation == anna.organisation


def test_after_a_track_the_plan_and_the_track_are_vts_again(noord, anna, gijs):
    handover = make.sent_after_track(noord, by=anna, owner=gijs)
    assert handover.track.state == TrackState.HANDOVER_PLANNED
    handover = taken_back(handover, by=gijs)
    handover.track.refresh_from_db()
    assert handover.track.state == TrackState.CONDITIONS_SET
    assert handover.track.safety_plan.state == PlanState.ADOPTED


def test_a_new_one_can_begin_and_be_sent(noord, anna):
    handover = taken_back(make.sent(noord, by=anna), by=anna)
    with time_machine.travel(handover.withdrawn_at, tick=False):
        again = begin_handover(handover.case, actor=anna, at=handover.withdrawn_at)
    assert again.pk != handover.pk
    again = make.sent_now(make.settled(make.filled(again, by=anna), by=anna), by=anna)
    assert again.state == HandoverState.SENT
    assert again.report.handover_number == again.number


def test_without_a_reason_it_stays(noord, anna):
    handover = make.sent(noord, by=anna)
    with pytest.raises(TransitionBlocked, match="Kies waarom"):
        withdraw(handover, reason="", note="", actor=anna)
    handover.refresh_from_db()
    assert handover.state == HandoverState.SENT


@pytest.mark.rule("003-35")
def test_in_new_danger_nothing_is_sent(noord, anna):
    handover = make.coordinated(noord, by=anna)
    handover.acutely_unsafe = YesNoUnknown.YES
    handover.save()
    with pytest.raises(TransitionBlocked, match="acuut onveilig"):
        make.sent_now(handover, by=anna)
