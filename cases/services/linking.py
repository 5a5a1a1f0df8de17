"""Reports on one situation stay separate and know of each other (003-54)."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from audit.events import AuditEvent
from audit.services import record
from cases import permissions
from cases.enums import ReportState
from cases.models import Report
from common.exceptions import DomainError
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User


def find_other(number: str, *, reader: "User") -> Report:
    """The report with this number, as far as this reader may see it."""
    other = (
        Report.objects.visible_to(reader)
        .exclude(state=ReportState.DRAFT)
        .select_related("case")
        .filter(number=number.strip().upper())
        .first()
    )
    if other is None:
        raise DomainError(
            f"Er is geen melding {number.strip()} die u mag zien. "
            "Controleer het nummer, bijvoorbeeld M-2026-00001, of laat het veld leeg."
        )
    return other


@transaction.atomic
def join_situation(report: Report, *, number: str, actor: "User") -> Report:
    """This report is about the same situation as another one; both are kept whole."""
    if not permissions.can_complete(report, actor):
        raise PermissionDenied
    other = find_other(number, reader=actor)
    # A third report on the situation hangs on the first, not on the second.
    first = other.same_situation_as or other
    row = locked(report)
    if first.pk == row.pk or other.pk == row.pk:
        raise DomainError("Dit is dezelfde melding. Kies het nummer van de andere melding.")
    row.same_situation_as = first
    row.save(update_fields=["same_situation_as"])
    record(AuditEvent.CHANGED, actor=actor, target=row, same_situation_as=first.number)
    return row


@transaction.atomic
def leave_situation(report: Report, *, actor: "User") -> Report:
    """They turned out to be about different situations."""
    if not permissions.can_complete(report, actor):
        raise PermissionDenied
    row = locked(report)
    row.same_situation_as = None
    row.save(update_fields=["same_situation_as"])
    record(AuditEvent.CHANGED, actor=actor, target=row, same_situation_as="")
    return row
