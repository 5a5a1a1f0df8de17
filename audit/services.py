"""Writing in the log. Never a person's name or BSN in ``data``: numbers and field names only."""

import logging
from typing import TYPE_CHECKING, Any

from django.db import models

from audit.events import AuditEvent
from audit.models import AuditEntry

if TYPE_CHECKING:
    from accounts.models import User

security_log = logging.getLogger("veiligthuis.security")


def record(
    event: AuditEvent,
    *,
    actor: "User",
    target: models.Model | str,
    case_number: str = "",
    **data: Any,
) -> AuditEntry:
    """Write one line. ``target`` is a row, or a word for what is not a row (a search)."""
    row = target if isinstance(target, models.Model) else None
    return AuditEntry.objects.create(
        event=event,
        actor=actor,
        actor_roles=", ".join(actor.role_labels)[:200],
        target_type=row._meta.label_lower if row else "",
        target_id=row.pk if row else None,
        target_label=_label(target),
        case_number=case_number or getattr(target, "audit_case_number", ""),
        data=data,
    )


def note_refusal(*, actor: "User", what: str, url_name: str) -> None:
    """A refused attempt goes to the security log: a rolled back transaction must not hide it."""
    security_log.warning(
        "access.refused", extra={"user": actor.pk, "what": what, "url_name": url_name}
    )


def _label(target: models.Model | str) -> str:
    if isinstance(target, str):
        return target[:120]
    return str(getattr(target, "audit_label", f"{target._meta.verbose_name} {target.pk}"))[:120]
