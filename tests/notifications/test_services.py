"""A message reaches whom it is for, once, and a mail says only that there is one."""

from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.db import IntegrityError
from django.utils import timezone

from notifications import mail, selectors, services
from notifications.enums import NotificationKind, NotificationLevel
from notifications.models import Notification, OutgoingEmail
from notifications.schedules import send_outbox
from notifications.services import Message

NUMBER = "VT-2026-000123"


def message(key: str = "deadline:1:late", **fields) -> Message:
    facts = {
        "kind": NotificationKind.DEADLINE_BREACH,
        "key": key,
        "title": f"{NUMBER}: Veiligheidsbeoordeling is te laat",
        "body": "De termijn liep tot en met maandag 5 januari 2026.",
        "path": "/",
        "level": NotificationLevel.URGENT,
        "by_email": True,
    }
    return Message(**{**facts, **fields})


def test_the_same_message_comes_once_however_often_it_is_sent(anna):
    for _ in range(3):
        services.notify([anna, anna], message())

    assert selectors.inbox(anna).count() == 1
    assert OutgoingEmail.objects.count() == 1


def test_two_colleagues_each_get_their_own(anna, bram):
    services.notify([anna, bram], message())

    assert selectors.unread_count(anna) == selectors.unread_count(bram) == 1


def test_a_new_end_is_a_new_message(anna):
    services.notify([anna], message("deadline:1:2026-01-05:late"))
    services.notify([anna], message("deadline:1:2026-01-06:late"))

    assert selectors.inbox(anna).count() == 2


def test_who_left_gets_nothing(anna):
    anna.is_active = False
    anna.save()

    services.notify([anna], message())

    assert not Notification.objects.exists()


def test_who_wants_no_mail_still_gets_the_message(anna):
    anna.receives_email = False
    anna.save()

    services.notify([anna], message())

    assert selectors.unread_count(anna) == 1
    assert not OutgoingEmail.objects.exists()


def test_a_mail_carries_nothing_of_the_message(anna):
    services.notify([anna], message())

    send_outbox()

    (letter,) = outbox.outbox
    words = letter.subject + letter.body
    assert letter.to == [anna.email]
    assert "U hebt een bericht in Veiligthuis" in letter.body
    assert NUMBER not in words
    assert "Veiligheidsbeoordeling" not in words
    assert anna.name not in words


def test_a_mail_leaves_once(anna):
    services.notify([anna], message())

    send_outbox()
    send_outbox()

    assert len(outbox.outbox) == 1
    assert OutgoingEmail.objects.get().sent_at is not None


def test_a_second_copy_of_a_mail_has_the_same_message_id(anna):
    """A worker that dies between sending and noting sends again; mail programs then show one."""
    services.notify([anna], message())
    send_outbox()
    OutgoingEmail.objects.update(sent_at=None)

    send_outbox()

    first, second = (letter.extra_headers["Message-ID"] for letter in outbox.outbox)
    assert first == second


@pytest.fixture
def no_mail_server(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9


@pytest.mark.enable_socket
def test_a_mail_server_that_is_away_loses_nothing(anna, no_mail_server):
    services.notify([anna], message())

    assert mail.send_waiting(timezone.now()) == 0

    email = OutgoingEmail.objects.get()
    assert email.sent_at is None
    assert email.attempts == 1
    assert email.not_before > timezone.now()


def test_what_failed_is_tried_again_when_its_time_comes(anna, no_mail_server, settings):
    services.notify([anna], message())
    mail.send_waiting(timezone.now())
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    too_early = mail.send_waiting(timezone.now())
    in_time = mail.send_waiting(timezone.now() + timedelta(minutes=2))

    assert (too_early, in_time) == (0, 1)


@pytest.mark.parametrize("path", ["https://elders.example/", "//elders.example/", "dossiers/"])
def test_a_message_leads_nowhere_but_here(anna, path):
    with pytest.raises(IntegrityError):
        services.notify([anna], message(path=path))


def test_reading_is_noted_once(anna):
    services.notify([anna], message())
    read = Notification.objects.get()
    services.mark_read(read)
    first = Notification.objects.get().read_at

    services.mark_read(read)

    assert Notification.objects.get().read_at == first
