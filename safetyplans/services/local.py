"""What the handover and the local field tell the plan; this app does not know them.

Each does nothing when there is nothing to do, so that whoever tells need not ask first.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from numbering.enums import SeriesKind
from numbering.services import next_number
from safetyplans.enums import WITH_LOCAL_FIELD, PlanOrigin, PlanState, VersionReason
from safetyplans.models import SafetyPlan
from safetyplans.selectors.local import running_plan
from workflow.steps import locked, take_step

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case
    from workflow.fsm import Stateful


@transaction.atomic
def plan_is_handed_over(case: "Case", *, because: "Stateful", actor: "User") -> SafetyPlan | None:
    """The handover is held or sent: VT no longer writes in the plan it adopted (3.5)."""
    plan = _newest(case, PlanState.ADOPTED)
    return take_step(plan, "hand_over", actor=actor, because=because) if plan else None


@transaction.atomic
def plan_handover_is_taken_back(
    case: "Case", *, because: "Stateful", actor: "User"
) -> SafetyPlan | None:
    """The handover was refused or withdrawn: the plan is VT's again."""
    plan = _newest(case, PlanState.HANDED_OVER)
    return take_step(plan, "take_back_handover", actor=actor, because=because) if plan else None


@transaction.atomic
def begin_local_half(
    case: "Case",
    *,
    because: "Stateful",
    at: datetime,
    actor: "User",
    short_form: bool = False,
) -> SafetyPlan:
    """The receiver accepted: the local field elaborates the plan that VT handed over (001-14).

    Without one the plan that runs there goes on, or else a plan of its own begins (7.11);
    ``short_form`` makes that the brief one for a light case (003-07). One family, one plan
    (001-21): a plan of VT takes the place of the plan that ran.
    """
    locked(case)
    handed, running = _newest(case, PlanState.HANDED_OVER), running_plan(case)
    if handed is None:
        return running or _local_plan(case, at=at, actor=actor, short_form=short_form)
    if running:
        take_step(running, "end", actor=actor, because=because, at=at)
    return take_step(handed, "elaborate", actor=actor, because=because)


@transaction.atomic
def plan_is_reported_back(case: "Case", *, because: "Stateful", actor: "User") -> SafetyPlan | None:
    """The local field gives it back to VT: the plan waits for the answer (3.11f)."""
    plan = running_plan(case)
    if plan is None or plan.state not in WITH_LOCAL_FIELD:
        return None
    return take_step(plan, "report_back", actor=actor, because=because)


@transaction.atomic
def plan_is_resumed(
    case: "Case",
    *,
    because: "Stateful",
    actor: "User",
    note: str = "",
    reason: VersionReason = VersionReason.ADVICE,
) -> SafetyPlan | None:
    """VT answered: the local field adjusts the plan to the answer and goes on (3.11f)."""
    plan = running_plan(case)
    if plan is None or plan.state != PlanState.REPORTED_BACK:
        return None
    return take_step(plan, "resume", actor=actor, because=because, reason=reason, note=note)


@transaction.atomic
def plan_ends(
    case: "Case", *, goal_reached: bool, because: "Stateful", at: datetime, actor: "User"
) -> SafetyPlan | None:
    """The help of the local field is over: safe, or for another reason.

    Only a plan that was carried out reached its goal.
    """
    plan = running_plan(case)
    if plan is None:
        return None
    reached = goal_reached and plan.state == PlanState.IN_EXECUTION
    return take_step(plan, "reach_goal" if reached else "end", actor=actor, because=because, at=at)


def _newest(case: "Case", state: PlanState) -> SafetyPlan | None:
    return SafetyPlan.objects.filter(case=case, state=state).first()


def _local_plan(case: "Case", *, at: datetime, actor: "User", short_form: bool) -> SafetyPlan:
    plan = SafetyPlan.objects.create(
        number=next_number(SeriesKind.PLAN, timezone.localdate(at).year),
        case=case,
        origin=PlanOrigin.LOCAL,
        state=PlanState.ELABORATING,
        short_form=short_form,
        author=actor,
        started_at=at,
    )
    record(AuditEvent.CREATED, actor=actor, target=plan)
    return plan
