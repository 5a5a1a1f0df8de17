"""The one door through which a state changes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django_fsm import TransitionNotAllowed

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import ReasonRequired, TransitionBlocked
from workflow.fsm import Stateful
from workflow.guards import Guard

if TYPE_CHECKING:
    from accounts.models import User

M = TypeVar("M", bound=Stateful)

NOT_FROM_HERE = (
    "Deze stap kan niet meer: de situatie is intussen veranderd. "
    "Bekijk hoe het er nu voor staat en kies opnieuw."
)


def may_take(instance: Stateful, name: str, user: "User") -> bool:
    """Who. Independent of the state: a colleague who was faster does not make you forbidden."""
    return any(
        _allows(step, instance, user)
        for step in instance.get_all_state_transitions()
        if step.name == name
    )


def objections(instance: Stateful, name: str) -> list[str]:
    """When. The sentences that stand between this instance and the step; empty if none."""
    step = _step(instance, name)
    if step is None:
        return [NOT_FROM_HERE]
    return [guard.says(instance) for guard in step.conditions if not guard(instance)]


def cautions(instance: Stateful, name: str) -> list[str]:
    """What one may pass, but only with a reason."""
    step = _step(instance, name)
    return [caution.says(instance) for caution in _cautions_of(step) if not caution(instance)]


def steps_from_here(instance: Stateful, user: "User") -> Iterator[Any]:
    """The steps this user may take from the present state, whether or not something objects."""
    for step in instance.get_all_state_transitions():
        if step.source == instance.state and _allows(step, instance, user):
            yield step


@transaction.atomic
def take_step(
    instance: M,
    name: str,
    *,
    actor: "User",
    because: Stateful | None = None,
    despite: str = "",
    **facts: Any,
) -> M:
    """Lock, ask who, ask when, change, save, record: all of it or none of it.

    ``because`` names the step elsewhere that brings this one about; *who* was asked there.
    ``despite`` is the actor's reason for passing the cautions.
    Raises PermissionDenied, TransitionBlocked or ReasonRequired.
    """
    row = locked(instance)
    # Who before when: a refusal must not describe the file to somebody without a role in it.
    if because is None and not may_take(row, name, actor):
        raise PermissionDenied
    passed = cautions(row, name)
    if passed and not despite.strip():
        # What stops the step is said before what one may pass.
        _refuse(objections(row, name))
        raise ReasonRequired(*passed)
    source = row.state
    try:
        getattr(row, name)(**facts)  # asks the guards, once: they cost queries
    except TransitionNotAllowed:
        _refuse(objections(row, name))
        raise
    row.save()
    record(
        AuditEvent.TRANSITIONED,
        actor=actor,
        target=row,
        step=name,
        source=source,
        target_state=row.state,
        because=getattr(because, "audit_label", "") if because else "",
        passed=passed,
        despite=despite if passed else "",
    )
    return row


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise TransitionBlocked(*reasons)


def locked(instance: M) -> M:
    """The same row, fresh and held until the transaction ends."""
    rows = type(instance)._default_manager.select_for_update(of=("self",))
    return rows.get(pk=instance.pk)


def _allows(step: Any, instance: Stateful, user: "User") -> bool:
    return bool(step.has_perm(instance, user))


def _step(instance: Stateful, name: str) -> Any | None:
    for step in instance.get_all_state_transitions():
        if step.name == name and step.source == instance.state:
            return step
    return None


def _cautions_of(step: Any | None) -> list[Guard]:
    return step.custom["cautions"] if step else []
