"""While Veilig Thuis still has to answer, no step around a family at the local field goes on."""

from datetime import date

import pytest
import time_machine
from django.utils import timezone

from common.exceptions import TransitionBlocked
from localfield import guards
from localfield.enums import ReportBackState, TrajectoryState
from localfield.models import LocalTrajectory, ReportBack
from localfield.services import ending
from tests.factories import localfield as make
from tests.factories.handovers import team_of
from tests.factories.letters import moment
from workflow.steps import take_step

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_june():
    with time_machine.travel(moment(2026, 6, 5, 9), tick=False):
        yield


def refusals(act, family: LocalTrajectory, **facts) -> list[str]:
    """The sentences; the work with the family goes on."""
    with pytest.raises(TransitionBlocked) as refused:
        act(family, **facts)
    assert LocalTrajectory.objects.get(pk=family.pk).state == TrajectoryState.OPEN
    return refused.value.reasons


@pytest.mark.rule("001-11")
def test_while_a_report_back_waits_nobody_takes_the_family_over(family, noord, daan, lotte):
    make.report_back(family, by=daan)
    told = {
        "to": team_of(noord),
        "helper_name": "Lotte Prins",
        "help_started_on": date(2026, 5, 28),
    }
    reasons = refusals(ending.transfer, family, actor=daan, **told, **make.GROUNDED)
    assert reasons == [guards.no_report_back_waits.objection]


@pytest.mark.rule("001-11")
def test_while_a_report_back_waits_a_family_that_moved_is_not_let_go(family, daan):
    make.report_back(family, by=daan)
    reasons = refusals(ending.end_otherwise, family, reason="moved", note="Weg.", actor=daan)
    assert reasons == [guards.no_report_back_waits.objection]


@pytest.mark.rule("001-11", "003-59")
def test_a_report_back_becomes_no_report_that_nobody_registered(family, daan, anna):
    row = make.report_back(family, by=daan)
    ReportBack.objects.filter(pk=row.pk).update(judgement="Dit is een nieuwe melding.")
    row = take_step(row, "judge", actor=anna, at=timezone.now(), by=anna)
    with pytest.raises(TransitionBlocked) as refused:
        take_step(row, "make_report", actor=anna)
    assert refused.value.reasons == [guards.report_is_registered.objection]
    assert ReportBack.objects.get(pk=row.pk).state == ReportBackState.JUDGED
