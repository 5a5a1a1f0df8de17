"""The doors to the meeting of a warm handover, for Veilig Thuis and for the receiver."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404

from audit.events import AuditEvent
from audit.services import note_refusal, record
from handover import access
from handover.models import Handover, Invitation, WarmMeeting
from handover.selectors.meeting_papers import copies_of_report
from handover.services.holding import may_write_along

if TYPE_CHECKING:
    from django.core.files import File

    from accounts.models import User
    from documents.models import Document
    from handover.models import MeetingReport

RELATED = (
    "case__region",
    "case__municipality",
    "case__household",
    "report",
    "track",
    "receiver",
    "begun_by",
)


def open_meeting(reader: "User", number: str) -> WarmMeeting:
    """The meeting, its opening recorded: for who reads handovers at VT, and from the invitation on
    for who answers at the receiver. Before that it does not exist there (A2)."""
    handover = _of_vt(reader, number) or _of_receiver(reader, number)
    meeting = WarmMeeting.objects.filter(handover=handover).first() if handover else None
    if handover is None or meeting is None:
        note_refusal(actor=reader, what=number, url_name="meeting of handover")
        raise Http404
    record(AuditEvent.VIEWED, actor=reader, target=handover)
    meeting.handover = handover
    return meeting


def open_meeting_to_write(writer: "User", number: str) -> WarmMeeting:
    """The meeting, for who writes on its agenda: VT, or the receiver at the table (3.6)."""
    meeting = open_meeting(writer, number)
    if not may_write_along(meeting.handover, writer):
        note_refusal(actor=writer, what=number, url_name="write meeting of handover")
        raise PermissionDenied
    return meeting


def open_meeting_to_prepare(writer: "User", number: str) -> WarmMeeting:
    """The meeting, for who prepares it: inviting, planning and the report are of VT alone."""
    handover = access.open_to_prepare(writer, number)
    meeting = WarmMeeting.objects.filter(handover=handover).first()
    if meeting is None:
        raise Http404
    meeting.handover = handover
    return meeting


def open_report_pdf(reader: "User", number: str, place: int) -> "File[bytes] | None":
    """One copy of the report, its download recorded; the receiver reads only its own (A11)."""
    meeting = open_meeting(reader, number)
    found = copies_of_report(meeting, of_vt=is_vt(reader, meeting.handover))
    if not 1 <= place <= len(found):
        raise Http404
    return _printed(reader, found[place - 1], found[place - 1].document)


def open_invitation_pdf(reader: "User", number: str, letter: int) -> "File[bytes] | None":
    """The letter to one person, its download recorded; nothing while it is being printed."""
    meeting = open_meeting_to_prepare(reader, number)
    found = (
        Invitation.objects.filter(attendance__meeting=meeting, pk=letter)
        .select_related("document")
        .first()
    )
    if found is None:
        raise Http404
    return _printed(reader, found, found.document)


def is_vt(reader: "User", handover: Handover) -> bool:
    """Whether this reader sees the whole case; otherwise as the receiver."""
    return Handover.objects.visible_to(reader).filter(pk=handover.pk).exists()


def _of_vt(reader: "User", number: str) -> Handover | None:
    rows = Handover.objects.visible_to(reader).select_related(*RELATED)
    return rows.filter(number=number).first()


def _of_receiver(reader: "User", number: str) -> Handover | None:
    rows = Handover.objects.for_receiver(reader).select_related(*RELATED)
    return rows.filter(number=number).first()


def _printed(
    reader: "User", row: "MeetingReport | Invitation", document: "Document"
) -> "File[bytes] | None":
    if not document.printed:
        return None
    record(AuditEvent.PRINTED, actor=reader, target=row)
    return document.pdf.open("rb")
