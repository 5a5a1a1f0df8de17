"""The door to one message."""

from typing import TYPE_CHECKING

from django.http import Http404

from notifications.models import Notification

if TYPE_CHECKING:
    from accounts.models import User


def open_message(reader: "User", number: int) -> Notification:
    """The message with this number. Somebody else's message does not exist."""
    try:
        return Notification.objects.visible_to(reader).get(pk=number)
    except Notification.DoesNotExist:
        raise Http404 from None
