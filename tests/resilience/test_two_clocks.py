"""The clock runs double, or slept a day: everybody hears the right thing, once."""

import pytest

from tests.support.copies import until

pytestmark = pytest.mark.timeout(180, func_only=True)

TICKS = "Scheduler: Sending due task sweep deadlines"
SWEEP, OUTBOX = "deadlines.schedules.sweep", "notifications.schedules.send_outbox"


def test_a_day_without_a_clock_is_caught_up_once_by_two_clocks(scene):
    near, past = scene.waiting["near"], scene.waiting["past"]

    assert until(lambda: both_clocks_ticked(scene), 90)
    assert until(lambda: told_about(scene, near + past) == len(near + past), 30)
    before = messages(scene)
    tasks = scene.tick(*[SWEEP, OUTBOX] * 5)
    assert until(lambda: scene.did(tasks), 30)

    assert messages(scene) == before
    assert before == {
        ("gijs", "deadline_warning", "warning"): len(near),
        ("gijs", "deadline_breach", "urgent"): len(past),
        ("bram", "deadline_breach", "urgent"): len(past),
    }
    mails_left_once(scene)


def both_clocks_ticked(scene):
    return all(TICKS in scene.state.log(name).read_text() for name in ("beat", "second-beat"))


def told_about(scene, terms):
    sql = "SELECT count(*) FROM cases_casedeadline WHERE id = ANY(%s) AND next_signal_at > now()"
    over = "SELECT count(*) FROM cases_casedeadline WHERE id = ANY(%s) AND breached_at IS NOT NULL"
    return scene.rows(sql, terms)[0][0] + scene.rows(over, terms)[0][0]


def messages(scene):
    """How many of each kind and weight, per colleague of the region that slept."""
    rows = scene.rows(
        """
        SELECT split_part(u.email, '@', 1), n.kind, n.level, count(*)
        FROM notifications_notification n JOIN accounts_user u ON u.id = n.recipient_id
        WHERE u.name LIKE '%% Slaap' GROUP BY 1, 2, 3
        """
    )
    return {(who, kind, level): count for who, kind, level, count in rows}


def mails_left_once(scene):
    """One mail per message that goes by mail, with a Message-ID of its own."""
    sql = """
        SELECT count(*), count(DISTINCT e.message_id), max(e.attempts), count(e.sent_at)
        FROM notifications_outgoingemail e
        JOIN notifications_notification n ON n.id = e.notification_id
        JOIN accounts_user u ON u.id = n.recipient_id WHERE u.name LIKE '%% Slaap'
    """
    assert until(lambda: scene.rows(sql)[0][3] == scene.rows(sql)[0][0], 30)
    count, distinct, attempts, sent = scene.rows(sql)[0]
    assert count == distinct == sent
    assert attempts == 1
