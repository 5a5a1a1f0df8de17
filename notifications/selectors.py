"""Reading messages."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from notifications.models import Notification

if TYPE_CHECKING:
    from accounts.models import User


def inbox(reader: "User") -> QuerySet[Notification]:
    """All messages of one colleague, newest first, for ``notifications/list.html``."""
    return Notification.objects.visible_to(reader)


def unread_count(reader: "User") -> int:
    """The number beside the bell."""
    return Notification.objects.visible_to(reader).unread().count()
