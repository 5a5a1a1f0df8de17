"""The consultation of a municipality: registered, advised, decided, divided, closed."""

from typing import TYPE_CHECKING

from django.db import transaction

from audit.events import AuditEvent
from audit.services import record
from consultations.models import UsdConsultation
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def report_followed(
    consultation: UsdConsultation, *, report_number: str, actor: "User"
) -> UsdConsultation:
    """Veilig Thuis took the report in: from now on it reads this consultation behind it."""
    row = locked(consultation)
    if row.report_number == report_number:
        return row
    row.report_number = report_number
    row.save(update_fields=["report_number"])
    record(AuditEvent.CHANGED, actor=actor, target=row, report=report_number)
    return row
