"""The morning: what is late, what ends today, what ends this week; once per working day."""

import pytest
import time_machine
from django.core import mail as outbox

from deadlines.schedules import morning_digest
from notifications.enums import NotificationKind
from notifications.schedules import send_outbox
from tests.factories.deadlines import local, running


def digests(user):
    return user.notifications.filter(kind=NotificationKind.DIGEST)


def digest_at(moment: str, day: str | None = None) -> None:
    with time_machine.travel(local(moment), tick=False):
        morning_digest(day)


@pytest.fixture
def three_terms(case, gijs):
    running(case, "D2", "2026-03-04T10:00", by=gijs)  # ended on 5 March
    running(case, "D1", "2026-03-02T10:00", by=gijs)  # ends on 9 March
    running(case, "D5b", "2026-03-05T10:00", by=gijs)  # ends on 12 March
    running(case, "D3", "2026-03-05T10:00", by=gijs)  # ends in May


def test_the_morning_counts_and_names_what_presses(case, gijs, three_terms):
    digest_at("2026-03-09T07:30")

    message = digests(gijs).get()
    assert message.title == "Uw termijnen op maandag 9 maart 2026"
    lines = message.body.splitlines()
    assert lines[0] == "Te laat: 1 · Vandaag: 1 · Deze week: 1"
    assert lines[2:] == [
        f"{case.number} Terugkoppeling 1 aan de melder, uiterlijk donderdag 5 maart",
        f"{case.number} Veiligheidsbeoordeling, uiterlijk maandag 9 maart",
        f"{case.number} Eerste contact door het lokale veld, uiterlijk donderdag 12 maart",
    ]


def test_one_morning_one_message_one_mail(gijs, three_terms):
    for minute in ("07:30", "07:40", "07:50"):
        digest_at(f"2026-03-09T{minute}")
    send_outbox()

    assert digests(gijs).count() == 1
    assert len(outbox.outbox) == 1


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param("2026-03-09T07:20", id="before half past seven"),
        pytest.param("2026-03-08T09:00", id="on sunday"),
        pytest.param("2026-04-27T09:00", id="on koningsdag"),
    ],
)
def test_there_is_no_digest(gijs, three_terms, moment):
    digest_at(moment)

    assert not digests(gijs).exists()


def test_a_late_morning_is_caught_up(gijs, three_terms):
    digest_at("2026-03-09T11:50")

    assert digests(gijs).count() == 1


def test_a_missed_morning_can_be_run_by_hand(gijs, three_terms):
    digest_at("2026-03-10T15:00", day="2026-03-09")

    assert digests(gijs).get().title == "Uw termijnen op maandag 9 maart 2026"


def test_nothing_that_presses_is_no_message(case, gijs, bram):
    running(case, "D3", "2026-03-05T10:00", by=gijs)

    digest_at("2026-03-09T07:30")

    assert not digests(gijs).exists()
    assert not digests(bram).exists()
