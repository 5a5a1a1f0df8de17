"""The sweep: it warns in time, says when it is too late, once each, and catches up."""

import pytest
import time_machine

from audit.events import AuditEvent
from audit.models import AuditEntry
from cases.models import CaseDeadline
from deadlines import services
from deadlines.options import Options
from deadlines.schedules import sweep
from deadlines.sweep import signal, waiting
from notifications.enums import NotificationKind
from notifications.models import Notification, OutgoingEmail
from tests.factories.deadlines import local, running


def sweep_at(moment: str) -> None:
    with time_machine.travel(local(moment), tick=False):
        sweep()


def told(user) -> list[str]:
    return list(user.notifications.order_by("pk").values_list("kind", flat=True))


@pytest.mark.rule("D1", "002-07")
def test_a_week_in_the_life_of_a_deadline(case, gijs, bram):
    """Warned on the third working day, late after the fifth, the team lead knows."""
    running(case, "D1", "2026-03-02T10:00", by=gijs)

    sweep_at("2026-03-05T07:29")
    assert told(gijs) == []

    sweep_at("2026-03-05T07:31")
    sweep_at("2026-03-05T07:32")
    assert told(gijs) == [NotificationKind.DEADLINE_WARNING]
    assert told(bram) == []

    sweep_at("2026-03-09T23:59")
    assert CaseDeadline.objects.get().breached_at is None

    sweep_at("2026-03-10T00:01")
    sweep_at("2026-03-10T00:02")
    assert told(gijs)[1:] == told(bram) == [NotificationKind.DEADLINE_BREACH]
    deadline = CaseDeadline.objects.get()
    assert deadline.is_open
    assert deadline.breached_at == local("2026-03-09T23:59:59")
    assert AuditEntry.objects.filter(event=AuditEvent.DEADLINE_BREACHED).count() == 1


def test_a_message_names_the_case_and_never_a_person(case, gijs):
    running(case, "D1", "2026-03-02T10:00", by=gijs)

    sweep_at("2026-03-10T00:01")

    message = gijs.notifications.get()
    assert message.title == f"{case.number}: Veiligheidsbeoordeling is te laat"
    assert case.household.name not in message.title + message.body
    assert "maandag 9 maart 2026" in message.body


def test_a_sweep_that_slept_for_weeks_tells_the_gravest_thing_once(case, gijs, bram):
    running(case, "D3", "2026-03-02T10:00", by=gijs)

    sweep_at("2026-07-01T09:00")

    assert told(gijs) == told(bram) == [NotificationKind.DEADLINE_BREACH]


def test_a_sweep_that_missed_one_warning_tells_the_last_and_waits_for_the_next(case, gijs):
    running(case, "D4", "2025-06-17T15:00", by=gijs)

    sweep_at("2025-08-12T09:00")
    deadline = CaseDeadline.objects.get()

    assert told(gijs) == [NotificationKind.DEADLINE_WARNING]
    assert deadline.next_signal_at == local("2025-08-19T07:30")


def test_what_has_been_done_is_not_warned_about(case, gijs):
    deadline = running(case, "D1", "2026-03-02T10:00", by=gijs)
    services.meet(deadline, actor=gijs, at=local("2026-03-04T10:00"))

    sweep_at("2026-07-01T09:00")

    assert told(gijs) == []


@pytest.mark.rule("D6")
def test_moving_the_end_arms_the_warnings_again(case, gijs):
    deadline = running(case, "D6", "2026-04-24T16:10", by=gijs)
    sweep_at("2026-05-15T08:00")
    with time_machine.travel(local("2026-05-20T10:00")):
        services.extend(deadline, weeks=2, reason="Veiligheid", actor=gijs)

    sweep_at("2026-05-29T08:00")

    assert told(gijs) == [NotificationKind.DEADLINE_WARNING] * 2


@pytest.mark.rule("D9")
def test_a_moment_inside_its_window_is_not_late(case, gijs):
    running(case, "D9", "2025-10-01T10:00", by=gijs, options=Options(length=3))

    sweep_at("2026-01-16T10:00")
    assert told(gijs) == [NotificationKind.DEADLINE_WARNING]

    sweep_at("2026-01-20T10:00")
    assert told(gijs)[-1] == NotificationKind.DEADLINE_BREACH


def test_a_figure_for_the_statistics_disturbs_nobody(case, gijs):
    running(case, "D4b", "2026-03-02T10:00", by=gijs)

    sweep_at("2026-07-01T09:00")

    assert not Notification.objects.exists()
    assert CaseDeadline.objects.get().breached_at == local("2026-05-11T23:59:59")


@pytest.mark.rule("D7")
def test_urgency_and_lateness_also_come_by_mail_and_a_warning_does_not(case, gijs):
    running(case, "D1", "2026-03-02T10:00", by=gijs)
    sweep_at("2026-03-05T08:00")
    assert not OutgoingEmail.objects.exists()

    running(case, "D7", "2026-03-05T08:00", by=gijs)
    sweep_at("2026-03-05T12:01")

    assert OutgoingEmail.objects.count() == 1


def test_what_is_told_is_told_in_portions_oldest_first(case, gijs):
    late = running(case, "D1", "2026-03-02T10:00", by=gijs)
    later = running(case, "D2", "2026-03-09T10:00", by=gijs)
    now = local("2026-07-01T09:00")

    assert list(waiting(CaseDeadline, now)) == [[late.pk, later.pk]]
    assert signal(CaseDeadline, [late.pk, later.pk], now) == 2
    assert signal(CaseDeadline, [late.pk, later.pk], now) == 0


def test_ten_messages_cost_no_more_reads_of_the_table_than_one(
    case, noord, bram, gijs, django_assert_max_num_queries
):
    for term in ("D1", "D2", "D2b", "D3", "D4"):
        running(case, term, "2026-01-05T10:00", by=gijs)
    keys = list(CaseDeadline.objects.values_list("pk", flat=True))

    with django_assert_max_num_queries(12 + 10 * len(keys)):
        signal(CaseDeadline, keys, local("2026-07-01T09:00"))


def test_one_that_cannot_be_told_about_does_not_silence_the_others(case, gijs, settings):
    """A row spoiled by hand fails alone; its neighbours are told about."""
    from veiligthuis.celery import app

    spoiled = running(case, "D1", "2026-03-02T10:00", by=gijs)
    running(case, "D2", "2026-03-02T10:00", by=gijs)
    CaseDeadline.objects.filter(pk=spoiled.pk).update(warnings=["geen moment"], term="D99")
    propagates, app.conf.task_eager_propagates = app.conf.task_eager_propagates, False
    try:
        sweep_at("2026-03-10T00:01")
    finally:
        app.conf.task_eager_propagates = propagates

    assert [message.title for message in gijs.notifications.all()] == [
        f"{case.number}: Terugkoppeling 1 aan de melder is te laat"
    ]
