"""Noting contacts; the last one with the family ends the silence of the board."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases import permissions
from cases.enums import ContactWith
from cases.models import Case, ContactMoment
from common.exceptions import DomainError
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User
    from workflow.fsm import Stateful


@transaction.atomic
def note_contact(
    case: Case,
    *,
    contact_with: str,
    channel: str,
    summary: str,
    actor: "User",
    at: datetime | None = None,
    because: "Stateful | None" = None,
) -> ContactMoment:
    """Somebody was spoken to: with whom, how, and what was said. Sent twice it is one contact.

    ``because`` names what brings it about; *who* was asked there.
    """
    if because is None and not permissions.can_note_contact(case, actor):
        raise PermissionDenied
    at = at or timezone.now()
    if at > timezone.now():
        raise DomainError("Een contact kan niet in de toekomst liggen. Controleer datum en tijd.")
    if not summary.strip():
        raise DomainError("Schrijf kort wat is besproken.")
    row = locked(case)
    contact, new = ContactMoment.objects.get_or_create(
        case=row,
        at=at,
        contact_with=contact_with,
        channel=channel,
        summary=summary.strip(),
        by=actor,
    )
    if not new:
        return contact
    last = row.last_family_contact_at
    if contact_with == ContactWith.FAMILY and (last is None or last < at):
        row.last_family_contact_at = at
        row.save(update_fields=["last_family_contact_at"])
    record(AuditEvent.CREATED, actor=actor, target=row, contact=contact.pk, who=contact_with)
    return contact
