"""What a track keeps from happening in the case and its reports: each sentence both ways."""

import pytest

from cases.enums import FeedbackKind, FeedbackState, TriageOutcome
from cases.guards import case as case_guards
from cases.guards import report as guards
from tests.factories import tracks as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def track(noord, anna, gijs):
    return make.assigned(noord, by=anna, owner=gijs)


@pytest.mark.rule("002-31", "000-05")
def test_a_case_does_not_close_while_its_track_runs(noord, anna, track):
    track.case.refresh_from_db()

    assert not case_guards.has_no_running_track(track.case)
    assert case_guards.has_no_running_track(make.decided(noord, by=anna).case)


@pytest.mark.rule("002-08")
def test_a_report_goes_into_a_track_after_decision_d_or_e_alone(noord, anna):
    report = make.decided(noord, by=anna)
    assert guards.vt_goes_on(report)

    report.assessment.outcome = TriageOutcome.CLOSE
    assert not guards.vt_goes_on(report)


def test_a_report_joins_a_track_that_runs(noord, anna, track):
    track.case.refresh_from_db()
    track.report.case = track.case

    assert guards.track_is_running(track.report)
    assert not guards.track_is_running(make.decided(noord, by=anna))


@pytest.mark.rule("002-15", "004-15")
@pytest.mark.parametrize("kind", [FeedbackKind.FIRST, FeedbackKind.SECOND])
def test_a_report_in_a_track_is_not_settled_before_its_reporter_heard_again(track, kind):
    report = track.report
    report.refresh_from_db()
    assert not guards.reporter_heard_of_the_track(report)

    told = report.feedback.filter(kind=kind)
    if not told.update(state=FeedbackState.NOT_POSSIBLE):
        report.feedback.create(kind=kind, state=FeedbackState.NOT_POSSIBLE)

    assert guards.reporter_heard_of_the_track(report)


@pytest.mark.rule("002-15")
def test_a_report_that_waits_for_its_track_owes_no_second_message_yet(noord, anna):
    assert guards.reporter_heard_of_the_track(make.decided(noord, by=anna))
