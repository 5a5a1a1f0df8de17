"""What happens with the case decides whether VT looks how it goes (3.7, 000-32)."""

from datetime import date

import pytest
from django.utils import timezone

from cases.models import Case
from cases.services.course import course_changed
from deadlines.enums import DeadlineState
from monitoring.enums import MomentState, MonitoringStart, MonitoringState
from monitoring.models import MonitoringDeadline, MonitoringTrajectory
from monitoring.services.starting import start
from tests.factories import monitoring as make
from tests.factories.letters import moment
from tracks.models import Track
from workflow.steps import take_step

pytestmark = pytest.mark.django_db
MAY, AUGUST = moment(2026, 5, 4, 10), moment(2026, 8, 3, 10)


def case_takes(followed, *steps, by, on, **facts) -> MonitoringTrajectory:
    """The case moves as a decision of triage moves it, and tells of it."""
    with make.at(on):
        case = Case.objects.get(pk=followed.case_id)
        for step in steps:
            case = take_step(case, step, actor=by, because=followed.track, **facts.get(step, {}))
        course_changed(case, because=followed.track, at=on, actor=by)
    return MonitoringTrajectory.objects.get(pk=followed.pk)


def acts_again(followed, by):
    return case_takes(
        followed, "assess_again", "start_track", by=by, on=MAY, assess_again={"at": MAY}
    )


@pytest.mark.rule("000-32", "002-36")
def test_a_new_report_alone_leaves_the_days_standing(followed, bram):
    row = case_takes(followed, "assess_again", by=bram, on=MAY, assess_again={"at": MAY})

    assert row.state == MonitoringState.ACTIVE
    assert MonitoringDeadline.objects.open().count() == 3


@pytest.mark.rule("002-31")
def test_while_vt_acts_again_nobody_looks_and_nothing_gets_late(followed, bram):
    row = acts_again(followed, bram)

    assert row.state == MonitoringState.SUSPENDED
    assert not MonitoringDeadline.objects.open().exists()
    assert {m.due_on for m in row.moments.all()} == {make.FIRST, make.SECOND, make.LAST}


def test_when_nothing_follows_of_the_new_track_vt_looks_again(followed, bram):
    acts_again(followed, bram)

    row = case_takes(followed, "monitor", by=bram, on=AUGUST, monitor={"since": MAY.date()})

    first = make.moment_after(row, 3)
    assert row.state == MonitoringState.ACTIVE
    assert (first.state, first.due_on) == (MomentState.MOVED, date(2026, 8, 17))
    assert make.moment_after(row, 6).due_on == make.SECOND
    open_terms = MonitoringDeadline.objects.open().order_by("due_at")
    assert [timezone.localdate(term.due_at) for term in open_terms] == [
        date(2026, 8, 17),
        make.SECOND,
        make.LAST,
    ]


@pytest.mark.rule("003-44")
def test_a_next_track_that_is_handed_over_begins_anew(followed, bram, gijs):
    acts_again(followed, bram)
    with make.at(AUGUST):
        track = make.track_of(followed.case, owner=gijs, number="D-anew")
        again = start(
            followed.case,
            track=track,
            day_zero=AUGUST.date(),
            because=track,
            at=AUGUST,
            actor=gijs,
        )

    former = MonitoringTrajectory.objects.get(pk=followed.pk)
    assert former.state == MonitoringState.ENDED_NEW_TRACK
    assert {m.state for m in former.moments.all()} == {MomentState.LAPSED}
    assert [m.due_on for m in again.moments.all()] == [
        date(2026, 11, 3),
        date(2027, 2, 3),
        date(2027, 8, 3),
    ]
    withdrawn = MonitoringDeadline.objects.filter(moment__trajectory=former)
    assert {term.state for term in withdrawn} == {DeadlineState.WITHDRAWN}


@pytest.mark.rule("001-12")
def test_counted_from_the_end_of_the_track_it_begins_that_day(noord, bram, gijs):
    make.profile(noord, start_from=MonitoringStart.END_OF_TRACK)
    waiting = make.followed(noord, by=bram, owner=gijs)
    over = moment(2026, 4, 10, 12)
    Track.objects.filter(pk=waiting.track_id).update(state="completed", ended_at=over)

    row = case_takes(waiting, by=bram, on=over)

    assert row.state == MonitoringState.ACTIVE
    assert row.day_zero == date(2026, 4, 10)
    assert make.moment_after(row, 3).due_on == date(2026, 7, 10)
