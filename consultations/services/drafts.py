"""Talks that are still being typed: kept, thrown away, forgotten."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError
from consultations.models import Consultation, ConsultationDraft
from consultations.services.advising import EDITABLE

if TYPE_CHECKING:
    from accounts.models import User

# Typed by people; more than this is not typing.
LONGEST_DRAFT = 200_000
# What was typed was never looked through for names, so it does not stay (A6).
KEPT_FOR = timedelta(hours=24)
GONE = (
    "Dit gesprek is intussen vastgelegd, of een collega werkt eraan. "
    "Kijk bij Adviezen hoe het er nu voor staat."
)


@transaction.atomic
def keep_draft(
    key: UUID, typed: dict[str, Any], *, began_at: datetime, actor: "User"
) -> ConsultationDraft:
    """Keep what was typed, right or wrong; the first time makes the draft.

    An advice that is still open may have one too, under its own key: somebody is changing it.
    """
    if actor.region is None or not actor.may(Permission.ADVICE_REGISTER):
        raise PermissionDenied
    if Consultation.objects.filter(key=key).exclude(state__in=EDITABLE).exists():
        raise DomainError(GONE)
    ConsultationDraft.objects.get_or_create(
        key=key, defaults={"region": actor.region, "owner": actor, "began_at": began_at}
    )
    row = ConsultationDraft.objects.select_for_update(of=("self",)).get(key=key)
    if row.owner_id != actor.pk:
        raise DomainError(GONE)
    row.data = typed
    if len(row.sealed.reveal()) > LONGEST_DRAFT:
        raise DomainError("Dit is te veel tekst om te bewaren. Kort de tekst in.")
    row.save(update_fields=["sealed", "changed_at"])
    return row


@transaction.atomic
def discard_draft(draft: ConsultationDraft, *, actor: "User") -> None:
    """Throw away what was typed. That it happened stays in the log."""
    row = ConsultationDraft.objects.select_for_update(of=("self",)).filter(pk=draft.pk).first()
    if row is None:
        return
    if row.owner_id != actor.pk:
        raise PermissionDenied
    record(AuditEvent.CHANGED, actor=actor, target=row, discarded=True)
    row.delete()


def forget_old_drafts(now: datetime) -> int:
    """Drafts nobody touched for a day are gone; how many. Twice is once."""
    gone, _ = ConsultationDraft.objects.filter(changed_at__lt=now - KEPT_FOR).delete()
    return gone
