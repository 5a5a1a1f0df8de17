"""Recording contacts. The last one with the family is the silence that the board counts from."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.enums import ContactChannel, ContactWith
from cases.models import Case, ContactMoment
from common.exceptions import DomainError

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def record_contact(
    case: Case,
    *,
    contact_with: ContactWith,
    channel: ContactChannel,
    summary: str,
    actor: "User",
    at: datetime | None = None,
) -> ContactMoment:
    """One contact, now or earlier; what lies ahead has not been said yet."""
    now = timezone.now()
    at = at or now
    if at > now:
        raise DomainError(
            "Dit moment ligt in de toekomst. Leg een contact vast als het is geweest."
        )
    if not summary.strip():
        raise DomainError("Schrijf kort op wat er is besproken.")
    contact = ContactMoment.objects.create(
        case=case,
        at=at,
        contact_with=contact_with,
        channel=channel,
        summary=summary.strip(),
        by=actor,
    )
    if contact_with == ContactWith.FAMILY:
        earlier = Q(last_family_contact_at__isnull=True) | Q(last_family_contact_at__lt=at)
        Case.objects.filter(earlier, pk=case.pk).update(last_family_contact_at=at)
    record(AuditEvent.CREATED, actor=actor, target=case, contact=contact.pk, with_=contact_with)
    return contact
