"""The handover document is fixed at sending: its words as data, and as they are printed."""

from datetime import datetime
from typing import TYPE_CHECKING

from audit.events import AuditEvent
from audit.services import record
from documents.services import freeze
from documents.style import stylesheet
from handover.content import compose, digest
from handover.content.paper import paper_of
from handover.models import Handover, HandoverDocument

if TYPE_CHECKING:
    from accounts.models import User

TEMPLATE = "documents/handover.html"


def freeze_document(handover: Handover, *, actor: "User", at: datetime) -> HandoverDocument:
    """The words of this moment, inside the caller's transaction; whatever is edited later, the
    same words forever (003-15). A worker prints them."""
    content = compose(handover)
    paper = paper_of(content, handover, at=at, by=actor)
    context: dict[str, object] = {"paper": paper, "own_style": stylesheet("handover")}
    printed = freeze(f"Overdracht {handover.number}", handover.number, TEMPLATE, context)
    made = HandoverDocument.objects.create(
        handover=handover,
        content=content,
        content_hash=digest(content),
        document=printed,
        frozen_at=at,
        frozen_by=actor,
    )
    record(AuditEvent.CREATED, actor=actor, target=made)
    return made
