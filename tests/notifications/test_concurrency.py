"""Two of the same beside each other, in two real connections."""

from threading import Thread

import pytest
from django.core import mail as outbox
from django.db import connection
from django.utils import timezone

from notifications import mail, services
from notifications.enums import NotificationKind
from notifications.models import Notification, OutgoingEmail
from notifications.services import Message


def beside_itself(act, times: int = 4) -> None:
    def run():
        try:
            act()
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def messages(users, count: int):
    for user in users:
        for number in range(count):
            yield (
                user,
                Message(NotificationKind.TASK, f"task:{number}", "Taak", "/", by_email=True),
            )


@pytest.mark.django_db(transaction=True)
def test_four_writers_leave_one_message_each(anna, bram):
    beside_itself(lambda: services.deliver(messages([anna, bram], 20)))

    assert Notification.objects.count() == OutgoingEmail.objects.count() == 40


@pytest.mark.django_db(transaction=True)
def test_four_senders_send_each_mail_once(anna, bram):
    services.deliver(messages([anna, bram], 20))

    beside_itself(lambda: mail.send_waiting(timezone.now()))

    sent = [letter.extra_headers["Message-ID"] for letter in outbox.outbox]
    assert len(sent) == len(set(sent)) == 40
