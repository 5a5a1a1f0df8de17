"""Support over several contacts: plan it, note each contact, end it (004-17)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError, TransitionBlocked
from consultations.enums import AdviceChannel, AdviceState
from consultations.models import Consultation, SupportContact
from consultations.permissions import can_advise
from consultations.services.scanning import for_the_log, note_overruled, refuse_identities
from workflow.steps import NOT_FROM_HERE, locked, take_step

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def start_support(
    advice: Consultation,
    *,
    plan: str,
    next_contact_on: date | None,
    actor: "User",
    despite: str = "",
) -> Consultation:
    """The caller is guided to help nearby, with a plan and a day for the next contact."""
    row = locked(advice)
    if next_contact_on and next_contact_on < timezone.localdate():
        raise DomainError("Het volgende contact ligt in het verleden. Kies vandaag of later.")
    row.support_plan, row.next_contact_on = plan.strip(), next_contact_on
    note_overruled(row, despite)
    row.save()
    return take_step(row, "start_support", actor=actor, despite=for_the_log(despite))


@transaction.atomic
def note_support_contact(
    advice: Consultation,
    *,
    summary: str,
    actor: "User",
    at: datetime | None = None,
    channel: str = AdviceChannel.PHONE,
    next_contact_on: date | None = None,
    despite: str = "",
) -> SupportContact:
    """What was discussed, and when the next contact is; without a day nobody is reminded.

    Sent twice it is one contact.
    """
    row = locked(advice)
    if not can_advise(row, actor):
        raise PermissionDenied
    if row.state != AdviceState.SUPPORTING:
        raise TransitionBlocked(NOT_FROM_HERE)
    at = at or timezone.now()
    if at > timezone.now():
        raise DomainError("Het contact ligt in de toekomst. Controleer datum en tijd.")
    if timezone.localdate(at) < timezone.localdate(row.began_at):
        raise DomainError("Het contact ligt vóór het eerste gesprek. Controleer de datum.")
    if not summary.strip():
        raise DomainError("Schrijf wat u hebt besproken.")
    if next_contact_on is None:
        raise DomainError("Kies wanneer het volgende contact is, of sluit de ondersteuning af.")
    if next_contact_on < timezone.localdate(at):
        raise DomainError("Het volgende contact ligt vóór dit contact. Controleer de datum.")
    row.next_contact_on = next_contact_on
    row.save(update_fields=["next_contact_on"])
    noted = {"at": at, "by": actor, "channel": channel, "summary": summary.strip()}
    if known := row.contacts.filter(**noted).first():
        return known
    contact = SupportContact(consultation=row, **noted)
    refuse_identities(contact, despite=despite)
    note_overruled(contact, despite)
    contact.save()
    record(AuditEvent.CREATED, actor=actor, target=contact, advice=row.number)
    return contact
