"""The doors of the receiver, and of who got a copy. Views and API come in here or not at all."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import note_refusal, record
from cases.access import require_step
from cases.models import Case
from handover.models import HandoverDocument
from handover.selectors import received

if TYPE_CHECKING:
    from django.core.files import File

    from accounts.models import User
    from connections.models import ConnectedSystem
    from handover.models import Handover, HandoverCopy


def enter_inbox(reader: "User") -> None:
    """The inbox: only for who answers handovers at a partner."""
    _require(reader, Permission.HANDOVER_ACCEPT)


def enter_copies(reader: "User") -> None:
    """The copies: only for who works with families at a partner."""
    _require(reader, Permission.CASE_HELD_BY_ORGANISATION)


def open_received(reader: "User", number: str) -> "Handover":
    """A handover to the own organisation, or with which a family came that it took over; its
    opening recorded. What was refused or withdrawn, or is of a colleague, does not exist (A1, A2).
    """
    enter_inbox(reader)
    handover = received.received(reader, number)
    if handover is None:
        note_refusal(actor=reader, what=number, url_name="received handover")
        raise Http404
    record(AuditEvent.VIEWED, actor=reader, target=handover)
    return handover


def open_to_answer(reader: "User", number: str, step: str) -> "Handover":
    """The same, for who takes this step; asked before any form is read."""
    handover = open_received(reader, number)
    require_step(handover, step, reader)
    return handover


def open_copy(reader: "User", number: str) -> "HandoverCopy":
    """A copy to the own organisation, its opening recorded: the document and nothing else (S20)."""
    enter_copies(reader)
    copy = received.copy_of(reader, number)
    if copy is None:
        note_refusal(actor=reader, what=number, url_name="copy of handover")
        raise Http404
    record(AuditEvent.VIEWED, actor=reader, target=copy)
    return copy


def open_pdf(reader: "User", handover: "Handover") -> "File[bytes] | None":
    """The printed document, its download recorded; nothing while a worker has it in hands.

    Before it is frozen there is none.
    """
    document = HandoverDocument.objects.filter(handover=handover).select_related("document").first()
    if document is None:
        raise Http404
    if not document.document.printed:
        return None
    record(AuditEvent.PRINTED, actor=reader, target=document)
    return document.document.pdf.open("rb")


def knows_family(reader: "User", handover: "Handover") -> bool:
    """Whether this reader sees the family after the acceptance (A1)."""
    return Case.objects.known_to_partner(reader).filter(pk=handover.case_id).exists()


def open_for_system(system: "ConnectedSystem", actor: "User", number: str) -> "Handover":
    """A handover to the organisation of a connected system, its opening recorded under that
    system."""
    handover = received.of_system(system).filter(number=number).first()
    if handover is None:
        note_refusal(actor=actor, what=number, url_name="handover for system")
        raise Http404
    record(AuditEvent.VIEWED, actor=actor, target=handover, system=system.pk)
    return handover


def _require(reader: "User", permission: Permission) -> None:
    if reader.region is None or not reader.may(permission):
        note_refusal(actor=reader, what=permission, url_name="permission")
        raise PermissionDenied
