"""What begins, and ends, at the moment a receiver takes a family over (3.6, 5.2)."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cases.enums import RegieKind
from cases.models import PartnerWorker, Report
from cases.services.partner_workers import let_work
from common.exceptions import TransitionBlocked
from handover.enums import HandoverState
from handover.models import Handover
from handover.services.answering import accept
from localfield.enums import TrajectoryOrigin
from localfield.models import LocalDeadline, LocalTrajectory
from notifications.models import Notification
from organisations.enums import Severity
from safetyplans.models import SafetyPlan
from tests.factories import cases as make_case
from tests.factories import handovers as make
from tests.factories import meetings
from tests.factories.organisations import municipality_of
from tests.factories.regie import directs

pytestmark = pytest.mark.django_db
CONFIRMED = {"receipt_confirmed": True, "regie_taken": True}
HOUR = timedelta(hours=1)


@pytest.fixture
def waiting(noord, anna) -> Handover:
    return make.sent(noord, by=anna)


@pytest.fixture
def shared(noord, bram, gijs) -> Handover:
    """After a track and a warm meeting."""
    return meetings.shared(noord, by=bram, owner=gijs)


def accepted(handover: Handover, *, after) -> Handover:
    with time_machine.travel(after + HOUR, tick=False):
        return accept(handover, actor=make.worker_at(handover.receiver), **CONFIRMED)


@pytest.mark.rule("000-05")
def test_who_prepared_it_hears_that_it_is_accepted_without_a_name(waiting, anna):
    accepted(waiting, after=waiting.sent_at)

    told = Notification.objects.get(recipient=anna, title__contains="is geaccepteerd")
    assert waiting.number in told.title
    assert "Vermeer" not in told.title + told.body


@pytest.mark.rule("D10", "000-28")
def test_the_evaluation_agreed_at_the_table_is_a_term_at_the_receiver(shared):
    accepted(shared, after=shared.shared_at)

    term = LocalDeadline.objects.open().get(case=shared.case, term="D10")
    assert timezone.localdate(term.due_at) == shared.meeting.first_evaluation_on


@pytest.mark.rule("003-33")
def test_the_work_at_the_receiver_knows_whether_it_comes_from_a_track(shared):
    accepted(shared, after=shared.shared_at)

    assert LocalTrajectory.objects.get(case=shared.case).origin == TrajectoryOrigin.TRACK


@pytest.mark.rule("000-26")
def test_after_a_track_the_plan_is_never_the_short_form(shared):
    Handover.objects.filter(pk=shared.pk).update(severity=Severity.LIGHT)

    accepted(shared, after=shared.shared_at)

    assert not SafetyPlan.objects.get(track=shared.track).short_form


@pytest.mark.rule("000-26")
def test_directly_only_a_light_case_has_the_short_form(waiting):
    accepted(waiting, after=waiting.sent_at)

    assert not SafetyPlan.objects.get(case=waiting.case).short_form


@pytest.mark.rule("000-15", "001-17")
def test_who_directs_nothing_any_more_has_the_family_no_longer_on_the_desk(
    waiting, noord, anna, daan
):
    town, case = municipality_of(noord), waiting.case
    with time_machine.travel(waiting.sent_at, tick=False):
        directs(case, town, by=anna, kinds=(RegieKind.CASUSREGIE,), person=daan)
        let_work(
            case,
            organisation=town,
            worker=daan,
            reason="Kent het gezin.",
            actor=anna,
            at=waiting.sent_at,
        )

    accepted(waiting, after=waiting.sent_at)

    assert not PartnerWorker.objects.filter(case=case, organisation=town, until=None).exists()
    assert PartnerWorker.objects.get(case=case, until=None).organisation == waiting.receiver


@pytest.mark.rule("000-05", "004-15")
def test_a_report_that_did_not_go_along_is_not_with_the_receiver(waiting, anna):
    other = make_case.report(waiting.case, by=anna, at=waiting.sent_at)

    accepted(waiting, after=waiting.sent_at)

    other.refresh_from_db()
    assert other.handover_accepted_at is None
    assert Report.objects.get(pk=waiting.report_id).handover_accepted_at


@pytest.mark.rule("002-18", "001-09")
def test_a_report_that_joined_the_track_after_sending_is_told_first(noord, anna, gijs):
    handover = make.sent_after_track(noord, by=anna, owner=gijs)
    joined = make_case.report(handover.case, by=anna, at=handover.sent_at)
    Report.objects.filter(pk=joined.pk).update(track_number=handover.track.number)

    with pytest.raises(TransitionBlocked, match="nog niet in deze overdracht staat"):
        accepted(handover, after=handover.sent_at)

    assert Handover.objects.get(pk=handover.pk).state == HandoverState.SENT
