"""What every change of the municipal half begins with: the plan held, the right asked."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import TransitionBlocked
from safetyplans import permissions
from safetyplans.models import SafetyPlan
from workflow.steps import NOT_FROM_HERE, locked

if TYPE_CHECKING:
    from accounts.models import User

NOT_OPEN = "Dit plan staat vast. Stel het eerst bij om erin te schrijven."


def held_locally(plan: SafetyPlan, *, actor: "User") -> SafetyPlan:
    """The plan, fresh and held until the transaction ends, for who may write its municipal half.

    Raises PermissionDenied, or TransitionBlocked when nobody writes in it now.
    """
    row = locked(plan)
    if not permissions.can_write_local(row, actor):
        raise PermissionDenied
    if not row.is_locally_open:
        raise TransitionBlocked(NOT_FROM_HERE, NOT_OPEN)
    return row


def wrote_locally(plan: SafetyPlan, *, actor: "User", **what: Any) -> None:
    """``what`` tells which part or fields: never the words themselves, never a name."""
    record(AuditEvent.CHANGED, actor=actor, target=plan, **what)
