"""Who is followed, from which day, on which days (002-29..002-32, 7.1, 7.3)."""

from datetime import date, datetime

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.utils import timezone

from cases.models import Case
from deadlines.calendars import add_holiday
from deadlines.recount import recompute_region
from monitoring.enums import MomentState, MonitoringStart, MonitoringState
from monitoring.models import MonitoringDeadline, MonitoringMoment, MonitoringTrajectory
from monitoring.services.starting import start
from tests.factories import handovers, meetings
from tests.factories import monitoring as make
from tests.factories.letters import moment
from tracks.models import Track

pytestmark = pytest.mark.django_db


def days(trajectory) -> list[date]:
    return list(trajectory.moments.order_by("due_on").values_list("due_on", flat=True))


@pytest.mark.rule("002-29", "003-44", "D9")
def test_the_accepted_handover_of_a_track_begins_it_on_the_days_that_were_agreed(noord, bram, gijs):
    followed = make.handed_over(noord, by=bram, owner=gijs)

    assert followed.state == MonitoringState.ACTIVE
    assert followed.day_zero == date(2026, 3, 30)
    assert followed.how == "Wij bellen Fenna en praten met Sanne."
    assert days(followed) == [make.FIRST, make.SECOND, make.LAST]
    assert {row.state for row in followed.moments.all()} == {MomentState.PLANNED}


@pytest.mark.rule("D9")
def test_every_moment_has_its_term_with_ten_working_days_of_room(followed):
    term = MonitoringDeadline.objects.open().get(moment__months=3)

    assert timezone.localdate(term.due_at) == make.FIRST
    assert timezone.localdate(term.breach_at) == date(2026, 7, 14)
    assert [datetime.fromisoformat(at).date() for at in term.warnings] == [date(2026, 6, 9)]


@pytest.mark.rule("002-32", "002-31", "003-58")
def test_a_direct_handover_is_never_followed(noord, anna):
    handover = handovers.sent(noord, by=anna)

    make.accepted(handover, on=moment(2026, 4, 14, 10))

    assert not MonitoringTrajectory.objects.exists()
    assert Case.objects.get(pk=handover.case_id).monitored_since is None


@pytest.mark.rule("002-31")
def test_the_database_refuses_to_follow_where_no_conditions_were_set(followed):
    case = followed.case_id
    Track.objects.filter(pk=followed.track_id).update(conditions_set_at=None)

    with pytest.raises(DatabaseError, match="only after a track"), transaction.atomic():
        MonitoringTrajectory.objects.filter(pk=followed.pk).update(case=case)


@pytest.mark.rule("002-31")
def test_nothing_is_followed_before_the_receiver_accepts(noord, bram, gijs):
    meetings.shared(noord, by=bram, owner=gijs)

    assert not MonitoringTrajectory.objects.exists()


def test_sent_twice_it_is_one_trajectory(followed, gijs):
    with make.at(make.ACCEPTED):
        again = start(
            followed.case,
            track=followed.track,
            day_zero=make.DAY_ZERO,
            because=followed,
            at=make.ACCEPTED,
            actor=gijs,
        )

    assert again.pk == followed.pk
    assert followed.moments.count() == 3


@pytest.mark.rule("000-29", "001-12")
def test_in_writing_the_moments_are_those_of_the_region(noord, bram, gijs):
    make.profile(noord, months=[3, 9])

    handover = handovers.sent_after_track(noord, by=bram, owner=gijs)
    make.accepted(handover, on=handover.sent_at)

    assert MonitoringTrajectory.objects.get().months == [3, 9]


@pytest.mark.rule("001-12")
def test_counted_from_the_end_of_the_track_the_days_come_when_the_track_is_over(noord, bram, gijs):
    make.profile(noord, start_from=MonitoringStart.END_OF_TRACK)
    trajectory = make.followed(noord, by=bram, owner=gijs)

    assert trajectory.state == MonitoringState.PLANNED
    assert not trajectory.moments.exists()


def test_the_state_is_kept_by_the_database(followed):
    with pytest.raises(DatabaseError), transaction.atomic():
        MonitoringMoment.objects.filter(trajectory=followed).update(state=MomentState.CLOSED)


@pytest.mark.rule("D9")
def test_a_closing_day_added_later_moves_the_moment_and_its_term(followed, esra):
    noord = followed.case.region
    with make.at(make.ACCEPTED):
        add_holiday(
            region=noord, on=make.FIRST, name="Dicht", kind="closing", source="besluit", actor=esra
        )
        recompute_region(noord, actor=esra)

    row = make.moment_after(followed, 3)
    term = MonitoringDeadline.objects.get(moment=row)
    assert row.due_on == timezone.localdate(term.due_at) == date(2026, 7, 1)
    assert row.planned_on == make.FIRST


def test_a_family_handed_over_before_monitoring_was_there_gets_its_moments_once(noord, bram, gijs):
    followed = make.handed_over(noord, by=bram, owner=gijs)
    MonitoringDeadline.objects.all().delete()
    followed.moments.all().delete()
    followed.delete()

    call_command("follow_earlier_handovers", verbosity=0)
    call_command("follow_earlier_handovers", verbosity=0)

    again = MonitoringTrajectory.objects.get()
    assert again.day_zero == make.DAY_ZERO
    assert days(again) == [make.FIRST, make.SECOND, make.LAST]
