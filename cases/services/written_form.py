"""The written form of a professional who reported by telephone (003-57, domain 7.15)."""

from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases import permissions
from cases.models import Report
from common.exceptions import DomainError
from deadlines.workdays import AMSTERDAM
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def record_written_form(report: Report, *, on: date, actor: "User") -> Report:
    """The form came in. The terms keep running from the conversation."""
    if not permissions.can_complete(report, actor):
        raise PermissionDenied
    if on > timezone.localdate():
        raise DomainError("De datum van ontvangst ligt in de toekomst.")
    row = locked(report)
    if on < row.received_at.astimezone(AMSTERDAM).date():
        raise DomainError("Het formulier kan niet vóór de melding zelf zijn ontvangen.")
    row.written_received_on = on
    row.save(update_fields=["written_received_on"])
    record(AuditEvent.CHANGED, actor=actor, target=row, fields=["written_received_on"])
    return row
