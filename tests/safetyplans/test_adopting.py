"""A plan is adopted as a version, and with it the track has its conditions (domain 3.4, 3.5)."""

import pytest
import time_machine

from cases.enums import FeedbackKind, YesNoUnknown
from common.exceptions import DomainError
from safetyplans import guards
from safetyplans.enums import PlanState, VersionReason
from safetyplans.services.adopting import adopt_plan, revise_plan
from tests.factories import plans as make
from tracks.enums import TrackState

pytestmark = pytest.mark.django_db


@pytest.mark.rule("000-23", "000-25", "002-22")
def test_an_adopted_plan_freezes_a_version_and_sets_the_conditions_of_the_track(noord, bram, gijs):
    version = make.adopted(noord, by=bram, owner=gijs)

    plan = type(version.plan).objects.get()
    assert (plan.state, plan.track.state) == (PlanState.ADOPTED, TrackState.CONDITIONS_SET)
    assert version.number == 1
    assert version.content["conditions"][0]["text"] == "Sanne ziet en hoort thuis geen geweld."
    assert {view["stance"] for view in version.views} == {"agrees"}


def test_the_second_reader_does_not_adopt_what_that_reader_checked(noord, bram, gijs):
    plan = make.ready(noord, by=bram, owner=gijs)

    with pytest.raises(DomainError, match="een ander stelt het vast"):
        adopt_plan(plan, actor=plan.track.second)


@pytest.mark.rule("000-24", "003-44")
def test_a_new_version_does_not_lose_a_condition_in_silence(noord, bram, gijs):
    version = make.adopted(noord, by=bram, owner=gijs)
    with time_machine.travel(version.adopted_at, tick=False):
        plan = revise_plan(
            version.plan, reason=VersionReason.INCIDENT, note="Nieuwe ruzie.", actor=gijs
        )
    plan.conditions.all().delete()

    assert plan.state == PlanState.DRAFT
    assert not guards.nothing_was_dropped_silently(plan)


def test_the_reporter_can_hear_the_end_once_the_conditions_stand(noord, bram, gijs):
    version = make.adopted(noord, by=bram, owner=gijs)

    second = version.plan.track.report.feedback.get(kind=FeedbackKind.SECOND)
    assert (second.ready_since, second.follow_up) == (version.adopted_at, YesNoUnknown.YES)
