"""What stood before a report is tied to it afterwards: the consulent logged it later (000-08)."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases import permissions
from cases.models import Report
from consultations.services import following
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def tie(report: Report, *, number: str, actor: "User") -> Report:
    """Tie a municipal consultation or a crisis notice, also when the case was closed since.

    What the caller mentioned first stays ``preceded_by``. Twice is once.
    """
    if not permissions.can_complete(report, actor):
        raise PermissionDenied
    row = locked(report)
    number = number.strip().upper()
    new = following.tie_afterwards(
        number,
        report_number=row.number,
        region=row.case.region,
        actor=actor,
        at=timezone.now(),
    )
    if not new:
        return row
    row.preceded_by = row.preceded_by or number
    row.save(update_fields=["preceded_by"])
    record(AuditEvent.CHANGED, actor=actor, target=row, tied=number)
    return row
