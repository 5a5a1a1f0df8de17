"""The doors to what the radar noted. Views come in here or not at all."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404

from audit.events import AuditEvent
from audit.services import note_refusal, record
from radar.permissions import can_use_radar
from radar.selectors.watch import look_alike_of

if TYPE_CHECKING:
    from accounts.models import User
    from radar.models import LookAlike


def enter(reader: "User") -> None:
    """The radar itself: only for who may look for persons."""
    if not can_use_radar(reader):
        note_refusal(actor=reader, what="radar", url_name="radar")
        raise PermissionDenied


def open_look_alike(reader: "User", pk: int) -> "LookAlike":
    """One likeness, its opening recorded. One you need not know of does not exist."""
    enter(reader)
    alike = look_alike_of(reader, pk)
    if alike is None:
        note_refusal(actor=reader, what=str(pk), url_name="look_alike")
        raise Http404
    record(AuditEvent.VIEWED, actor=reader, target=alike)
    return alike
