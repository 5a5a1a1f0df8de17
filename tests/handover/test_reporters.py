"""The second letter names who took over, as far as this reporter may know (002-15, 002-25)."""

from datetime import timedelta

import pytest
import time_machine

from cases.enums import Capacity, FeedbackKind
from cases.services.second_feedback import result_is_known
from handover.services.answering import accept
from tests.factories import handovers as make
from tests.factories.organisations import municipality_of

pytestmark = pytest.mark.django_db


def second_letter(handover):
    return handover.report.feedback.current().get(kind=FeedbackKind.SECOND)


def accepted(handover):
    lotte = make.worker_at(handover.receiver)
    with time_machine.travel(handover.sent_at + timedelta(hours=2), tick=False):
        return accept(handover, actor=lotte, receipt_confirmed=True, regie_taken=True)


def after_track(noord, anna, gijs, **facts):
    receiver = municipality_of(noord)
    receiver.phone = "0511 22 33 44"
    receiver.save()
    return make.sent_after_track(noord, by=anna, owner=gijs, receiver=receiver, **facts)


@pytest.mark.rule("002-25", "002-15")
def test_a_reporter_who_stays_involved_reads_whom_to_call(noord, anna, gijs):
    handover = accepted(after_track(noord, anna, gijs))
    told = second_letter(handover).handover_parties
    assert told == "Gemeente Noorddam, Lotte Prins, telefoon 0511 22 33 44"


@pytest.mark.rule("002-25", "A5")
@pytest.mark.parametrize("facts", [{"stays_involved": "no"}, {"anonymous": True}])
def test_another_professional_reads_which_organisation_took_over(noord, anna, gijs, facts):
    handover = accepted(after_track(noord, anna, gijs, **facts))
    assert second_letter(handover).handover_parties == "Gemeente Noorddam"


@pytest.mark.rule("002-15")
def test_a_neighbour_reads_nothing_of_who_took_over(noord, anna, gijs):
    handover = accepted(after_track(noord, anna, gijs, capacity=Capacity.NEIGHBOURHOOD))
    assert second_letter(handover).handover_parties == ""


def test_what_a_colleague_typed_stays(noord, anna, gijs):
    handover = after_track(noord, anna, gijs)
    with time_machine.travel(handover.sent_at, tick=False):
        result_is_known(handover.report, follow_up="yes", at=handover.sent_at, actor=gijs)
    second = second_letter(handover)
    second.handover_parties = "De gemeente; Joke belt u."
    second.save()
    accepted(handover)
    assert second_letter(handover).handover_parties == "De gemeente; Joke belt u."
