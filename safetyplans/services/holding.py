"""What every change of a plan begins with: the row held, the right asked, the writer noted."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import TransitionBlocked
from safetyplans import permissions
from safetyplans.enums import AT_LOCAL_FIELD, WRITABLE, PlanState
from safetyplans.models import SafetyPlan
from workflow.steps import NOT_FROM_HERE, locked

if TYPE_CHECKING:
    from accounts.models import User

HANDED_OVER = "Dit plan is overgedragen aan het lokale veld. U kunt het lezen en advies geven."
TRACK_OVER = "De dienst van dit plan is afgerond. Het plan blijft zoals het was."


def held(plan: SafetyPlan, *, actor: "User") -> SafetyPlan:
    """The plan, fresh and held until the transaction ends, for somebody who may write in it now.

    Raises PermissionDenied, or TransitionBlocked once it is adopted or its track is over.
    """
    row = locked(plan)
    if not permissions.can_write_plan(row, actor):
        raise PermissionDenied
    if row.state in (PlanState.HANDED_OVER, *AT_LOCAL_FIELD):
        raise TransitionBlocked(NOT_FROM_HERE, HANDED_OVER)
    if row.state not in WRITABLE:
        raise TransitionBlocked(NOT_FROM_HERE, "Maak eerst een nieuwe versie van het plan.")
    if not row.is_open:
        raise TransitionBlocked(NOT_FROM_HERE, TRACK_OVER)
    return row


def wrote(plan: SafetyPlan, *, actor: "User", **what: Any) -> None:
    """This colleague wrote in it, and so is no second reader of this version.

    ``what`` tells which part or fields: never the words themselves, never a name.
    """
    if actor.pk not in plan.authors:
        plan.authors = [*plan.authors, actor.pk]
        plan.save(update_fields=["authors"])
    record(AuditEvent.CHANGED, actor=actor, target=plan, **what)
