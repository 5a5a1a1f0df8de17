"""The two clocks of a family that VT goes on with: D3 for the reporter, D4 for the track."""

import pytest
import time_machine
from django.urls import reverse

from cases.enums import FeedbackKind, ReportState, TriageOutcome, YesNoUnknown
from cases.models import CaseDeadline, SafetyAssessment
from deadlines.enums import BreachReason, DeadlineState
from deadlines.schedules import sweep
from notifications.enums import NotificationKind
from organisations.enums import Severity
from tests.cases.test_letters_second import send_first, write
from tests.factories import cases as make
from tests.factories.deadlines import local
from tests.factories.letters import moment
from tests.factories.tracks import assigned, drafting
from tracks.services import course
from tracks.services.assigning import join_report

pytestmark = pytest.mark.django_db

WARNING, BREACH = NotificationKind.DEADLINE_WARNING, NotificationKind.DEADLINE_BREACH


def heard(user, name):
    """What this colleague was told about the term of this name."""
    about = user.notifications.filter(title__contains=name).order_by("pk")
    return list(about.values_list("kind", flat=True))


def after_sweep(user, name, at):
    with time_machine.travel(local(at), tick=False):
        sweep()
    return heard(user, name)


@pytest.fixture
def family(noord, anna, bram, gijs):
    """Decided on Tuesday 3 March 2026; the reporter heard on Wednesday the fourth. Gijs works."""
    track = assigned(noord, by=bram, owner=gijs)
    send_first(track.report, anna)
    return track


@pytest.mark.rule("D3", "002-15")
def test_eight_weeks_after_the_first_feedback_it_is_weekly_said_that_the_second_is_due(
    family, gijs, bram
):
    term = "Terugkoppeling 2 aan de melder"

    assert after_sweep(gijs, term, "2026-04-29T07:29") == []
    assert after_sweep(gijs, term, "2026-04-29T07:31") == [WARNING]
    assert after_sweep(gijs, term, "2026-05-05T12:00") == [WARNING]
    assert after_sweep(gijs, term, "2026-05-06T07:31") == [WARNING] * 2
    assert after_sweep(gijs, term, "2026-05-13T23:59")[:2] == [WARNING] * 2
    assert heard(bram, term) == []

    assert after_sweep(gijs, term, "2026-05-14T00:01")[-1] == BREACH
    assert heard(bram, term) == [BREACH]


@pytest.mark.rule("D4", "004-14")
def test_seven_and_nine_weeks_after_the_decision_it_is_said_that_the_track_is_due(
    family, gijs, bram
):
    term = "Dienst afgerond"

    assert after_sweep(gijs, term, "2026-04-21T07:29") == []
    assert after_sweep(gijs, term, "2026-04-21T07:31") == [WARNING]
    assert after_sweep(gijs, term, "2026-04-28T12:00") == [WARNING]
    assert after_sweep(gijs, term, "2026-05-05T07:31") == [WARNING] * 2
    assert after_sweep(gijs, term, "2026-05-12T23:58") == [WARNING] * 2

    assert after_sweep(gijs, term, "2026-05-13T00:01") == [WARNING, WARNING, BREACH]
    assert heard(bram, term) == [BREACH]


@pytest.mark.rule("D3", "002-15")
def test_why_the_second_feedback_is_late_is_said_and_kept(as_, family, gijs):
    deadline = CaseDeadline.objects.get(report=family.report, term="D3")
    with time_machine.travel(local("2026-05-18T09:00"), tick=False):
        sweep()
        url = reverse("cases:breach_reason", args=[family.case.number, deadline.pk])
        shown = as_(gijs).get(url).content.decode()
        as_(gijs).post(url, {"reason": BreachReason.CAREFULNESS, "note": "Vader was op reis."})

    deadline.refresh_from_db()
    assert "Terugkoppeling 2 aan de melder" in shown
    assert (deadline.breach_reason, deadline.breach_explained_by) == (
        BreachReason.CAREFULNESS,
        gijs,
    )
    assert deadline.state == DeadlineState.OPEN  # the reporter still has to hear


@pytest.mark.rule("002-15")
def test_a_report_that_joins_late_hears_the_result_that_was_already_known(noord, anna, bram, gijs):
    track = drafting(noord, by=bram, owner=gijs)
    result = moment(2026, 4, 21, 15)
    with time_machine.travel(result, tick=False):
        course.set_conditions(track, because=track, actor=gijs)
    track.refresh_from_db()
    late = decided_beside(track, by=anna)
    with time_machine.travel(moment(2026, 4, 30, 10), tick=False):
        join_report(late, actor=bram)

    late.refresh_from_db()
    feedback = late.feedback.get(kind=FeedbackKind.SECOND)
    assert late.state == ReportState.JOINED_TRACK
    assert feedback.follow_up == YesNoUnknown.YES
    assert write(feedback, anna, message="Dank.").message == "Dank."


@pytest.mark.rule("D4")
def test_the_terms_of_the_first_report_do_not_move_when_another_joins(noord, anna, bram, gijs):
    track = drafting(noord, by=bram, owner=gijs)
    before = CaseDeadline.objects.get(report=track.report, term="D4").due_at

    with time_machine.travel(moment(2026, 4, 30, 10), tick=False):
        join_report(decided_beside(track, by=anna), actor=bram)

    deadline = CaseDeadline.objects.get(report=track.report, term="D4")
    assert (deadline.due_at, deadline.state) == (before, DeadlineState.OPEN)


def decided_beside(track, *, by):
    """Another report on the same family, decided D while the track runs."""
    received, done = moment(2026, 4, 27, 10), moment(2026, 4, 29, 10)
    report = make.report(
        track.case, by=by, at=received, state=ReportState.ASSESSED, assessed_at=done
    )
    SafetyAssessment.objects.create(
        report=report,
        assessor=by,
        instrument=make.instrument(),
        state="completed",
        outcome=TriageOutcome.CONDITIONS,
        severity=Severity.LIGHT,
        decided_at=done,
        decided_by=by,
        completed_at=done,
    )
    return report
