"""The doors to handovers at Veilig Thuis; those of partners are ``handover.partner_access``."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404

from audit.events import AuditEvent
from audit.services import note_refusal, record
from cases.access import open_case, require_step, require_that
from handover.models import Handover
from handover.permissions import can_prepare, can_read_handovers

if TYPE_CHECKING:
    from django.core.files import File

    from accounts.models import User
    from cases.models import Case
    from handover.models import HandoverDocument


def enter_handovers(reader: "User") -> None:
    """The list of handovers: only for who may read the judgement on safety (5.3)."""
    if not can_read_handovers(reader):
        note_refusal(actor=reader, what="handovers", url_name="handovers")
        raise PermissionDenied


def open_of_case(reader: "User", number: str) -> "Case":
    """The case, for who may read how it is handed over; the bureaudienst may not (5.3)."""
    case = open_case(reader, number)
    if not can_read_handovers(reader):
        note_refusal(actor=reader, what=number, url_name="handover")
        raise PermissionDenied
    return case


def open_handover(reader: "User", number: str, step: str = "") -> Handover:
    """The handover, its opening recorded, for who reads it or, when named, takes this step."""
    handover = (
        Handover.objects.visible_to(reader)
        .select_related(
            "case__region",
            "case__municipality",
            "case__household",
            "report",
            "track",
            "receiver__municipality",
            "director",
            "begun_by",
        )
        .filter(number=number)
        .first()
    )
    if handover is None:
        note_refusal(actor=reader, what=number, url_name="handover")
        raise Http404
    if step:
        require_step(handover, step, reader)
    record(AuditEvent.VIEWED, actor=reader, target=handover)
    return handover


def open_to_prepare(reader: "User", number: str) -> Handover:
    """The handover, for who also writes in it."""
    handover = open_handover(reader, number)
    require_that(can_prepare, handover, reader)
    return handover


def is_open_to(reader: "User", handover: Handover) -> bool:
    """Whether this reader still sees it: withdrawing or accepting may have taken the case away."""
    return Handover.objects.visible_to(reader).filter(pk=handover.pk).exists()


def open_document(reader: "User", number: str) -> "HandoverDocument":
    """The document as it went out; as long as it did not there is none."""
    document: HandoverDocument | None = getattr(open_handover(reader, number), "document", None)
    if document is None:
        raise Http404
    return document


def open_pdf(reader: "User", document: "HandoverDocument") -> "File[bytes] | None":
    """The printed document, its download recorded; nothing while it is still being printed."""
    if not document.document.printed:
        return None
    record(AuditEvent.PRINTED, actor=reader, target=document)
    return document.document.pdf.open("rb")
