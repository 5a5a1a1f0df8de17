"""What every message to reporter or family goes through: made ready, sent, on the record."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from common.exceptions import DomainError, TransitionBlocked
from workflow.steps import locked, may_take, objections

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import FamilyNotice, Feedback
    from documents.models import Document
    from workflow.fsm import Stateful


def hold_report(message: "Feedback | FamilyNotice") -> None:
    """The report before its messages: a reopening waits for this step, or is seen by it."""
    locked(message.report)


def require_ready(message: "Stateful", step: str, *, actor: "User") -> None:
    """Ask who and when before a letter is made; the step itself asks again."""
    if not may_take(message, step, actor):
        raise PermissionDenied
    if reasons := objections(message, step):
        raise TransitionBlocked(*reasons)


def moment_of_sending(document: "Document | None", at: datetime | None) -> datetime:
    """When it went out: now unless told otherwise, never ahead, never before it was released."""
    now = timezone.now()
    at = at or now
    if at > now:
        raise DomainError("Het moment van verzenden ligt in de toekomst. Vul in wanneer het was.")
    # To the minute, as people type it.
    if document and at < document.frozen_at.replace(second=0, microsecond=0):
        released = timezone.localtime(document.frozen_at)
        raise DomainError(
            "De brief kan niet verzonden zijn voordat hij is vrijgegeven: "
            f"dat was op {released:%d-%m-%Y} om {released:%H.%M} uur."
        )
    return at
