"""What a track, a handover and the local field keep the case and its reports from really doing."""

import pytest
from django.utils import timezone

from cases.enums import ClosingReason, TriageOutcome
from cases.guards import case as case_guards
from cases.guards import report as guards
from cases.models import Case, Report, SafetyAssessment
from common.exceptions import TransitionBlocked
from tests.factories import handovers, tracks
from workflow.steps import take_step

pytestmark = pytest.mark.django_db


def refusals(row, step: str, *, by, because, **facts) -> list[str]:
    """The sentences; the state stays what it was."""
    with pytest.raises(TransitionBlocked) as refused:
        take_step(row, step, actor=by, because=because, **facts)
    assert type(row).objects.get(pk=row.pk).state == row.state
    return refused.value.reasons


def otherwise(report: Report) -> None:
    """Decided to close, not to act."""
    SafetyAssessment.objects.filter(report=report).update(outcome=TriageOutcome.CLOSE)


@pytest.mark.rule("002-31", "000-05", "000-35", "003-33")
@pytest.mark.parametrize(
    ("fact", "guard"),
    [
        ("in_track_since", case_guards.has_no_running_track),
        ("in_local_field_since", case_guards.local_field_is_done),
        ("monitored_since", case_guards.is_not_monitored),
    ],
)
def test_a_case_that_somebody_still_has_in_hand_does_not_close(noord, anna, fact, guard):
    report = tracks.decided(noord, by=anna)
    closing = {"reason": ClosingReason.SETTLED, "at": timezone.now()}
    assert guard.objection not in refusals(report.case, "close", by=anna, because=report, **closing)

    Case.objects.filter(pk=report.case_id).update(**{fact: timezone.now()})
    assert guard.objection in refusals(report.case, "close", by=anna, because=report, **closing)


@pytest.mark.rule("002-08")
def test_a_report_that_needs_no_track_goes_into_none(noord, anna):
    report = tracks.decided(noord, by=anna)
    otherwise(report)
    because = report.assessment
    assert refusals(report, "enter_track", by=anna, because=because, number="D-2026-00001") == [
        guards.vt_goes_on.objection
    ]
    assert Report.objects.get(pk=report.pk).track_number == ""


@pytest.mark.rule("002-08")
def test_a_report_joins_only_a_track_that_runs_and_only_when_vt_acts(noord, anna):
    report = tracks.decided(noord, by=anna)
    joining = {"by": anna, "because": report.assessment, "number": "D-2026-00001"}
    assert refusals(report, "join_track", **joining) == [guards.track_is_running.objection]

    Case.objects.filter(pk=report.case_id).update(in_track_since=timezone.now())
    otherwise(report)
    assert refusals(report, "join_track", **joining) == [guards.vt_goes_on.objection]


@pytest.mark.rule("000-05", "001-09")
def test_a_report_is_not_done_before_the_receiver_accepted(noord, anna):
    report = handovers.sent(noord, by=anna).report
    report.refresh_from_db()
    because = report.assessment
    sentence = guards.handover_is_accepted.objection
    assert sentence in refusals(report, "settle", by=anna, because=because, at=timezone.now())

    Report.objects.filter(pk=report.pk).update(handover_accepted_at=timezone.now())
    assert sentence not in refusals(report, "settle", by=anna, because=because, at=timezone.now())


@pytest.mark.rule("002-15", "004-15")
def test_a_report_in_a_track_is_not_done_before_its_reporter_heard_again(noord, anna, gijs):
    report = tracks.assigned(noord, by=anna, owner=gijs).report
    report.refresh_from_db()
    because = report.assessment
    sentence = guards.reporter_heard_of_the_track.objection
    assert sentence in refusals(report, "settle", by=anna, because=because, at=timezone.now())


@pytest.mark.rule("000-15")
def test_a_case_with_a_running_track_is_not_handed_over(noord, anna, gijs):
    track = tracks.assigned(noord, by=anna, owner=gijs)
    case = Case.objects.get(pk=track.case_id)
    sentences = refusals(case, "hand_over", by=anna, because=track)
    assert sentences == [case_guards.has_no_running_track.objection]
