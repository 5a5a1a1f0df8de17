"""A new report after a warm handover: the next track does not wait for the letters of the last."""

from datetime import timedelta

import pytest
import time_machine

from cases.enums import FeedbackKind, FeedbackState, TriageOutcome
from cases.models import Case, Feedback
from cases.services.at_local_field import case_is_monitored
from cases.services.working_along import let_work_along
from tests.factories import tracks as make
from tests.factories.letters import triaged
from tracks.enums import TrackState
from tracks.models import Track
from tracks.services import course
from tracks.services.assigning import SECOND, assign_track, running_track

pytestmark = pytest.mark.django_db


@pytest.fixture
def handed_over(noord, anna, gijs) -> Track:
    """A track of which the receiver accepted; the second feedback has not gone out."""
    track = make.drafting(noord, by=anna, owner=gijs)
    at = track.assigned_at + timedelta(days=12)
    with time_machine.travel(at, tick=False):
        track = course.set_conditions(track, because=track, actor=gijs)
        track = course.plan_handover(track, because=track, actor=gijs)
        track = course.hand_over(track, because=track, at=at, actor=gijs)
        case_is_monitored(track.case, since=at.date(), because=track, actor=gijs)
    return track


def unreachable(track: Track) -> None:
    """Nobody who reported could be reached: nobody waits for a letter."""
    for report in track.reports_in:
        report.feedback.all().delete()
        Feedback.objects.create(
            report=report, kind=FeedbackKind.FIRST, state=FeedbackState.NOT_POSSIBLE
        )


def test_after_the_handover_no_track_acts(handed_over):
    assert running_track(handed_over.case) is None


@pytest.mark.rule("000-31")
def test_the_last_track_ends_without_ending_the_next(handed_over, noord, anna, gijs, bram, hanna):
    case = Case.objects.get(pk=handed_over.case_id)
    at = handed_over.handed_over_at + timedelta(days=30)
    report = triaged(
        noord, by=anna, received=at - timedelta(days=2), done=at, outcome=TriageOutcome.CONDITIONS
    )
    report.case = case
    report.save(update_fields=["case"])
    with time_machine.travel(at, tick=False):
        following = assign_track(report, owner=gijs, second=hanna, actor=bram)
        let_work_along(case, colleague=handed_over.second, task=SECOND, at=at, actor=bram)
        unreachable(handed_over)
        course.complete_track(handed_over, actor=gijs)
    case.refresh_from_db()
    assert following.state == TrackState.ASSIGNED
    assert case.in_track_since is not None
    along = case.colleagues.filter(until=None, task=SECOND)
    assert [row.colleague for row in along] == [hanna]
