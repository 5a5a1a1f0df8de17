"""Who saved something last, as the log tells it."""

from typing import TYPE_CHECKING, Any

from audit.models import AuditEntry
from common.overtaking import Saved

if TYPE_CHECKING:
    from django.db.models import Model

    from accounts.models import User


def last_saved(
    row: "Model",
    reader: "User",
    **about: Any,
) -> Saved | None:
    """The last entry of the log on this row of a case that holds ``about``."""
    entry = (
        AuditEntry.objects.filter(
            case_number=getattr(row, "audit_case_number", ""),
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
