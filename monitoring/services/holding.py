"""What every change of a moment begins with: case and row held, the right asked."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import TransitionBlocked
from monitoring import permissions
from monitoring.enums import DECIDABLE, WRITABLE
from monitoring.models import MonitoringMoment
from workflow.steps import NOT_FROM_HERE, locked

if TYPE_CHECKING:
    from collections.abc import Collection

    from accounts.models import User


def held_moment(
    moment: MonitoringMoment, *, actor: "User", states: "Collection[str]" = WRITABLE
) -> MonitoringMoment:
    """The row, fresh and held until the transaction ends, for who follows families here.

    Always the case first. Raises PermissionDenied, or TransitionBlocked when it is too late.
    """
    locked(moment.trajectory.case)
    row = locked(moment)
    if not permissions.can_monitor(row, actor):
        raise PermissionDenied
    if row.state not in states:
        raise TransitionBlocked(NOT_FROM_HERE)
    return row


def wrote(moment: MonitoringMoment, *, actor: "User", **what: Any) -> None:
    """``what`` names parts and fields: never the words, never a name."""
    record(AuditEvent.CHANGED, actor=actor, target=moment, **what)


__all__ = ["DECIDABLE", "WRITABLE", "held_moment", "wrote"]
