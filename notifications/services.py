"""Giving messages to colleagues, and noting that they were read."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from notifications.enums import NotificationKind, NotificationLevel
from notifications.models import Notification, OutgoingEmail

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Message:
    """What to tell. ``key`` is what it is about: the same person never gets it twice."""

    kind: NotificationKind
    key: str
    title: str
    path: str
    body: str = ""
    level: NotificationLevel = NotificationLevel.INFO
    by_email: bool = False


def notify(recipients: Iterable["User"], message: Message) -> None:
    """Give each of them this message, unless they have it already."""
    deliver((recipient, message) for recipient in recipients)


@transaction.atomic
def deliver(messages: Iterable[tuple["User", Message]]) -> None:
    """Many messages at once. Safe to repeat and safe beside itself: the database keeps one each.

    A colleague without a working account reads nothing and is passed over.
    """
    wanted = {(user.pk, message.key): (user, message) for user, message in messages}
    present = {key: pair for key, pair in wanted.items() if pair[0].is_active}
    Notification.objects.bulk_create(
        [_row(user, message) for user, message in present.values()], ignore_conflicts=True
    )
    mailed = {
        key for key, (user, message) in present.items() if message.by_email and user.receives_email
    }
    OutgoingEmail.objects.bulk_create(
        [
            OutgoingEmail(notification=row, message_id=message_id(row), not_before=timezone.now())
            for row in _written(mailed)
        ],
        ignore_conflicts=True,
    )


def message_id(notification: Notification) -> str:
    """The same for the same message, whenever and however often it is computed."""
    about = f"{notification.recipient_id}:{notification.key}"
    digest = hashlib.sha256(about.encode()).hexdigest()[:32]
    return f"<{digest}@{urlsplit(settings.PUBLIC_URL).hostname}>"


def mark_read(notification: Notification) -> None:
    """Read once, for good; a second look changes nothing."""
    Notification.objects.filter(pk=notification.pk, read_at=None).update(read_at=timezone.now())


def mark_all_read(reader: "User") -> None:
    Notification.objects.visible_to(reader).unread().update(read_at=timezone.now())


def _row(user: "User", message: Message) -> Notification:
    return Notification(
        recipient=user,
        kind=message.kind,
        level=message.level,
        title=message.title,
        body=message.body,
        path=message.path,
        key=message.key,
    )


def _written(keys: set[tuple[int, str]]) -> Iterable[Notification]:
    """The rows behind these pairs, whoever wrote them."""
    rows = Notification.objects.filter(
        recipient_id__in={user for user, _ in keys}, key__in={key for _, key in keys}
    )
    return [row for row in rows if (row.recipient_id, row.key) in keys]
