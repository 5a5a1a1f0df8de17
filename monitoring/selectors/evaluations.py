"""When the local field evaluates: a moment can be hitched to that day (000-28)."""

from typing import TYPE_CHECKING

from django.utils import timezone

from common.dutch import long_day
from localfield.models import LocalDeadline

if TYPE_CHECKING:
    from cases.models import Case


def evaluation_agreed(case: "Case") -> str:
    """The day that was agreed, in words; empty when none is."""
    row = LocalDeadline.objects.open().filter(case=case, term="D10").order_by("due_at").first()
    return long_day(timezone.localdate(row.due_at)) if row else ""
