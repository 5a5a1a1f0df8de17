"""What is written of a moment while somebody works on it; it keeps itself."""

from typing import TYPE_CHECKING, Any

from django.db import transaction

from common.exceptions import DomainError, TransitionBlocked
from monitoring.enums import DECIDABLE, WRITABLE
from monitoring.models import MomentCondition, MonitoringMoment
from monitoring.services.holding import held_moment, wrote
from safetyplans.selectors.conditions import conditions_in_force
from workflow.steps import NOT_FROM_HERE

if TYPE_CHECKING:
    from accounts.models import User
    from safetyplans.models import SafetyCondition

ASKED = frozenset(
    {
        "nobody_outside_why",
        "incidents",
        "incidents_note",
        "recovery_begun",
        "recovery_note",
        "help_state",
        "help_note",
        "regie_clear",
        "regie_note",
        "dissent",
    }
)
DECIDED = frozenset({"conclusion", "decision", "decision_note", "plan_consequence", "plan_note"})
STRANGE = "Deze voorwaarde staat niet in het plan dat nu geldt."


@transaction.atomic
def write(moment: MonitoringMoment, *, actor: "User", **facts: Any) -> MonitoringMoment:
    """Keep what is filled in: what was asked until it is judged, the decision until the end."""
    if unknown := set(facts) - ASKED - DECIDED:
        raise DomainError(f"Onbekend bij een monitormoment: {', '.join(sorted(unknown))}.")
    row = held_moment(moment, actor=actor, states=DECIDABLE)
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    if ASKED & set(changed) and row.state not in WRITABLE:
        raise TransitionBlocked(NOT_FROM_HERE)
    if not changed:
        return row
    for name in changed:
        setattr(row, name, facts[name])
    row.save(update_fields=changed)
    wrote(row, actor=actor, fields=sorted(changed))
    return row


@transaction.atomic
def write_condition(
    moment: MonitoringMoment,
    condition: "SafetyCondition",
    *,
    status: str,
    note: str,
    actor: "User",
) -> MomentCondition:
    """How a condition of the plan in force stands, in its words of today (002-31)."""
    row = held_moment(moment, actor=actor)
    if condition not in conditions_in_force(row.trajectory.case):
        raise DomainError(STRANGE)
    told = {"number": condition.number, "text": condition.text, "status": status, "note": note}
    kept, _ = MomentCondition.objects.select_for_update(of=("self",)).get_or_create(
        moment=row, condition=condition, defaults=told
    )
    changed = [name for name, value in told.items() if getattr(kept, name) != value]
    for name in changed:
        setattr(kept, name, told[name])
    if changed:
        kept.save(update_fields=changed)
    wrote(row, actor=actor, condition=condition.pk, fields=["kept", "note"])
    return kept
