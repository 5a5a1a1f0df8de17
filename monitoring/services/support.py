"""Support that VT gives while it follows a family (003-44)."""

from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError, TransitionBlocked
from monitoring import permissions
from monitoring.models import GivenSupport, MonitoringTrajectory
from workflow.steps import NOT_FROM_HERE, locked

if TYPE_CHECKING:
    from accounts.models import User

TO_COME = "Ondersteuning kan niet in de toekomst liggen. Controleer de datum."
NOT_WHOLE = "Schrijf voor wie het was en wat u deed."


@transaction.atomic
def note_support(
    trajectory: MonitoringTrajectory, *, on: date, for_whom: str, what: str, actor: "User"
) -> GivenSupport:
    """For whom, and what was done. Sent twice it is noted once."""
    locked(trajectory.case)
    row = locked(trajectory)
    if not permissions.can_monitor_in(row.case, actor):
        raise PermissionDenied
    if not row.runs:
        raise TransitionBlocked(NOT_FROM_HERE)
    if on > timezone.localdate():
        raise DomainError(TO_COME)
    if not for_whom.strip() or not what.strip():
        raise DomainError(NOT_WHOLE)
    given, made = GivenSupport.objects.get_or_create(
        trajectory=row,
        on=on,
        for_whom=for_whom.strip(),
        what=what.strip(),
        defaults={"noted_at": timezone.now(), "noted_by": actor},
    )
    if made:
        record(AuditEvent.CREATED, actor=actor, target=row, support=given.pk)
    return given
