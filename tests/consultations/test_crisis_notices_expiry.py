"""A notice nobody acted on lapses at the end of its fourteenth day."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from audit.models import AuditEntry
from consultations.enums import CrisisNoticeState
from consultations.schedules import expire_crisis_notices
from consultations.services.crisis_expiry import lapse_expired
from consultations.services.crisis_notices import report_followed
from notifications.models import Notification
from tests.factories.deadlines import local
from tests.factories.notices import notice
from tests.notifications.test_concurrency import beside_itself

MADE = local("2026-03-20T10:00")  # the clock goes forward on 29 March


@pytest.fixture
def made(daan):
    with time_machine.travel(MADE, tick=False):
        return notice(daan)


def sweep(moment):
    with time_machine.travel(local(moment), tick=False):
        expire_crisis_notices()


def messages(user):
    return list(Notification.objects.filter(recipient=user).values_list("title", flat=True))


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-04-03T23:59:59", CrisisNoticeState.OPEN),
        ("2026-04-04T00:00:00", CrisisNoticeState.LAPSED),
    ],
)
def test_it_lapses_when_its_last_day_is_over(made, moment, state):
    sweep(moment)

    made.refresh_from_db()
    assert made.state == state


def test_after_an_outage_it_lapses_as_of_its_last_day(made):
    sweep("2026-05-11T08:05")

    made.refresh_from_db()
    assert made.lapsed_at == local("2026-04-03T23:59:59")
    assert made.lapse_reason == "Verlopen: in veertien dagen kwam er geen melding"


def test_running_twice_changes_and_tells_once(made, daan):
    for moment in ("2026-04-04T00:05", "2026-04-04T01:05", "2026-04-06T01:05"):
        sweep(moment)

    assert messages(daan) == [f"Vooraankondiging {made.number} is vervallen"]
    steps = AuditEntry.objects.filter(event="transitioned", target_label__contains=made.number)
    assert [entry.actor.name for entry in steps] == ["Systeem"]


@pytest.mark.django_db(transaction=True)
def test_two_clocks_beside_each_other_end_it_once(made, daan):
    beside_itself(lambda: lapse_expired(local("2026-04-04T00:05")), times=3)

    made.refresh_from_db()
    assert made.state == CrisisNoticeState.LAPSED
    assert AuditEntry.objects.filter(event="transitioned", target_id=made.pk).count() == 1


def test_the_maker_is_warned_once_two_days_before(made, daan):
    sweep("2026-03-31T23:05")
    assert messages(daan) == []

    for moment in ("2026-04-01T00:05", "2026-04-02T09:05", "2026-04-03T09:05"):
        sweep(moment)

    assert messages(daan) == [f"Vooraankondiging {made.number} vervalt na vrijdag 3 april"]


def test_what_became_a_report_stays_a_report(made, daan, fatma):
    report_followed(made, report_number="M-2026-00012", actor=fatma, at=timezone.now())

    sweep("2026-04-10T00:05")

    made.refresh_from_db()
    assert made.state == CrisisNoticeState.REPORTED


def test_each_notice_ends_by_its_own_day(daan, made):
    with time_machine.travel(MADE + timedelta(days=1), tick=False):
        later = notice(daan)

    sweep("2026-04-04T12:05")

    later.refresh_from_db()
    assert later.state == CrisisNoticeState.OPEN
