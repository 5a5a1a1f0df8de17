"""Who saved something last, as the log tells it."""

from typing import TYPE_CHECKING, Any

from audit.models import AuditEntry
from common.overtaking import Saved

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case, FamilyNotice, Feedback, Report, SafetyAssessment


def last_saved(
    row: "Case | SafetyAssessment | Report | Feedback | FamilyNotice",
    reader: "User",
    **about: Any,
) -> Saved | None:
    """The last entry of the log on this row that holds ``about``."""
    entry = (
        AuditEntry.objects.filter(
            case_number=row.audit_case_number,
            target_type=row._meta.label_lower,
            target_id=row.pk,
            data__contains=about,
        )
        .select_related("actor")
        .order_by("-at", "-pk")
        .first()
    )
    if entry is None:
        return None
    return Saved(by=entry.actor.name, at=entry.at, own=entry.actor_id == reader.pk)
