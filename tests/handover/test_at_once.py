"""Two colleagues answer at the same moment, or VT withdraws meanwhile: one of them is first."""

import pytest

from cases.models import PartnerWorker, RegieAssignment
from common.exceptions import TransitionBlocked
from handover.enums import ENDED, HandoverState, WithdrawalReason
from handover.models import Handover
from handover.services.answering import accept
from handover.services.taking_back import withdraw
from localfield.models import LocalTrajectory
from tests.factories import handovers as make
from tests.notifications.test_concurrency import beside_itself

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting(noord, anna) -> Handover:
    return make.sent(noord, by=anna)


def tried(acts, outcomes):
    """Each of these acts, noting whether it was done or refused."""

    def one():
        act = acts.pop()
        try:
            act()
        except TransitionBlocked as refusal:
            outcomes.append(str(refusal))
        else:
            outcomes.append("")

    return one


@pytest.mark.rule("000-14", "000-15")
def test_of_four_colleagues_at_once_one_accepts_and_the_others_hear_it(waiting):
    team = [
        make.worker_at(waiting.receiver, name) for name in ("Lotte P", "Kees M", "Jo B", "An V")
    ]
    outcomes: list[str] = []
    acts = [
        lambda actor=actor: accept(waiting, actor=actor, receipt_confirmed=True, regie_taken=True)
        for actor in team
    ]

    beside_itself(tried(acts, outcomes), times=4)

    assert sorted(bool(outcome) for outcome in outcomes) == [False, True, True, True]
    assert all("intussen veranderd" in outcome for outcome in outcomes if outcome)
    assert LocalTrajectory.objects.count() == PartnerWorker.objects.count() == 1
    assert RegieAssignment.objects.filter(until=None).count() == 5


@pytest.mark.rule("000-15")
def test_accepting_and_withdrawing_at_once_has_one_outcome(waiting, anna):
    lotte, why = make.worker_at(waiting.receiver), WithdrawalReason.MISTAKE
    outcomes: list[str] = []
    acts = [
        lambda: accept(waiting, actor=lotte, receipt_confirmed=True, regie_taken=True),
        lambda: withdraw(waiting, reason=why, note="", actor=anna),
    ]

    beside_itself(tried(acts, outcomes), times=2)

    state = Handover.objects.get(pk=waiting.pk).state
    accepted = state == HandoverState.ACCEPTED
    assert state in ENDED
    assert sorted(bool(outcome) for outcome in outcomes) == [False, True]
    assert LocalTrajectory.objects.exists() == accepted
