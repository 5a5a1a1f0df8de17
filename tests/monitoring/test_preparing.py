"""Three weeks ahead somebody gets the moment, once, however often the clock asks (D9)."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cases.models import CaseAssignment, CaseColleague
from monitoring.enums import MomentState
from monitoring.models import MonitoringDeadline
from monitoring.schedules import prepare_moment, prepare_moments
from monitoring.services.preparing import keys_to_prepare, prepare_due
from notifications.models import Notification
from rehearsal.beat import sweep_deadlines
from tests.factories import localfield
from tests.factories import monitoring as make
from tests.factories.letters import moment

pytestmark = pytest.mark.django_db
AHEAD = moment(2026, 6, 9, 0, 25)
DAY = timedelta(days=1)


def beat(now):
    with make.at(now):
        return [prepare_due(key, now=now) for key in keys_to_prepare(now)]


@pytest.mark.rule("D9")
def test_not_a_day_before_three_weeks_ahead(followed):
    assert beat(AHEAD - DAY) == []
    assert beat(AHEAD) == [True]


@pytest.mark.rule("D9")
def test_who_carries_the_case_gets_it_and_hears_once(followed, gijs):
    beat(AHEAD)
    beat(AHEAD)
    beat(AHEAD + DAY)

    row = make.moment_after(followed, 3)
    assert (row.state, row.assignee) == (MomentState.PREPARED, gijs)
    assert Notification.objects.filter(key__startswith="moment-assigned").count() == 1


def test_after_an_outage_what_was_missed_is_prepared_once(followed):
    assert beat(moment(2026, 10, 2, 9)) == [True, True]
    assert beat(moment(2026, 10, 2, 9)) == []


def test_two_workers_with_the_same_work_prepare_it_once(followed):
    with make.at(AHEAD):
        key = make.moment_after(followed, 3).pk
        prepare_moments()
        prepare_moment(key, AHEAD.isoformat())
        prepare_moment(key, AHEAD.isoformat())

    assert Notification.objects.filter(key__startswith="moment-assigned").count() == 1


@pytest.mark.rule("000-29")
def test_when_nobody_carries_it_a_colleague_who_follows_families_does(followed, mirjam):
    CaseAssignment.objects.filter(case=followed.case).delete()

    beat(AHEAD)

    assert make.moment_after(followed, 3).assignee == mirjam
    assert CaseAssignment.objects.get(case=followed.case, until=None).worker == mirjam


def test_a_carrier_who_does_not_follow_families_keeps_the_case_and_another_looks(
    followed, mirjam, hanna
):
    CaseAssignment.objects.filter(case=followed.case, until=None).update(worker=hanna)

    beat(AHEAD)

    assert make.moment_after(followed, 3).assignee == mirjam
    assert CaseColleague.objects.get(case=followed.case, until=None, colleague=mirjam)


@pytest.mark.rule("A12")
def test_who_is_kept_out_never_gets_it(followed, mirjam, bram):
    second = make.monitor_at(followed.case.region, "Noor Kok")
    CaseAssignment.objects.filter(case=followed.case).delete()
    localfield.keep_out(followed.case, mirjam, by=bram)

    beat(AHEAD)

    assert make.moment_after(followed, 3).assignee == second


def test_when_nobody_can_the_team_leads_hear_it(followed, bram):
    CaseAssignment.objects.filter(case=followed.case).delete()

    beat(AHEAD)

    assert make.moment_after(followed, 3).assignee is None
    told = Notification.objects.filter(key__startswith="moment-of-nobody")
    assert {row.recipient for row in told} == {bram}


@pytest.mark.rule("D9")
def test_it_warns_three_weeks_ahead_and_is_late_after_ten_working_days(followed, gijs, bram):
    beat(AHEAD)
    sweep_deadlines(moment(2026, 6, 9, 8))
    assert Notification.objects.filter(title__contains="Monitormoment loopt af").count() == 1

    sweep_deadlines(moment(2026, 7, 14, 23))
    late = Notification.objects.filter(title__contains="Monitormoment is te laat")
    assert not late.exists()
    sweep_deadlines(moment(2026, 7, 15, 0, 5))
    sweep_deadlines(moment(2026, 7, 15, 0, 6))

    assert sorted(row.recipient.name for row in late) == sorted([gijs.name, bram.name])


def test_the_room_is_what_the_region_chose(noord, bram, gijs):
    make.profile(noord, window=5)
    followed = make.followed(noord, by=bram, owner=gijs)

    term = MonitoringDeadline.objects.get(moment=make.moment_after(followed, 3))
    assert timezone.localdate(term.breach_at) == date(2026, 7, 7)


def test_the_audience_of_three_terms_costs_as_much_as_of_one(followed, django_assert_num_queries):
    rows = MonitoringDeadline.objects.with_audience()

    with django_assert_num_queries(4):
        told = [row.audience(lambda role, region: ()) for row in rows]

    assert len(told) == 3
