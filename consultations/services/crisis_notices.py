"""A municipality announces a crisis that threatens; Veilig Thuis sees it, and acts or not."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from consultations.models import CrisisNotice
from workflow.steps import locked, take_step

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def report_followed(
    notice: CrisisNotice, *, report_number: str, actor: "User", at: datetime
) -> CrisisNotice:
    """The crisis is there and a report was taken in. Twice is once."""
    row = locked(notice)
    if row.report_number == report_number:
        return row
    return take_step(row, "follow_with_report", actor=actor, report_number=report_number, at=at)
