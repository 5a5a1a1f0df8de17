"""The door to the picture of safety: who sees the case and reads what is judged about it (5.3)."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from audit.services import note_refusal
from cases.access import open_case, require_that
from cases.permissions import can_note_event, can_read_assessment

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case


def open_picture(reader: "User", number: str) -> "Case":
    """The case, for who may read what VT knows about safety; the bureaudienst may not."""
    case = open_case(reader, number)
    if not can_read_assessment(reader):
        note_refusal(actor=reader, what=number, url_name="picture")
        raise PermissionDenied
    return case


def open_to_note(writer: "User", number: str) -> "Case":
    """The case, for who also notes in it."""
    case = open_picture(writer, number)
    require_that(can_note_event, case, writer)
    return case
