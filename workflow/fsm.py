"""django-fsm, tightened: no step without a label and a rule for who, and no way around it."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import django_fsm
import pgtrigger
from django.db import models
from django_fsm import ConcurrentTransitionMixin

from workflow.guards import Guard

__all__ = ["FSMField", "Stateful", "kept_by_database", "nobody", "transition"]

M = TypeVar("M", bound="type[Stateful]")


class FSMField(django_fsm.FSMField):
    """The state of a row. For a migration it is a text: the machine lives in the code, and models
    of the past that each listen for a machine made every migration several times as slow."""

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        kwargs.pop("protected", None)
        return name, "django.db.models.CharField", args, kwargs


class Stateful(ConcurrentTransitionMixin, models.Model):
    """A row with a life. Its ``state`` changes only through ``workflow.steps.take_step``."""

    state: Any
    if TYPE_CHECKING:

        def get_all_state_transitions(self) -> Iterable[django_fsm.Transition]: ...

    class Meta:
        abstract = True

    def refresh_from_db(
        self,
        using: str | None = None,
        fields: Iterable[str] | None = None,
        from_queryset: models.QuerySet[Any] | None = None,
    ) -> None:
        """Refresh this row only: a protected field accepts a value while it holds none.

        The packaged mixin switches protection off for the whole class (stack pitfall 19).
        """
        held = self.__dict__.pop("state", None)
        try:
            models.Model.refresh_from_db(
                self, using=using, fields=fields, from_queryset=from_queryset
            )
        finally:
            if held is not None:
                self.__dict__.setdefault("state", held)
        self._update_initial_state()

    def clean_fields(self, exclude: Iterable[str] | None = None) -> None:
        """``full_clean`` assigns what it cleaned; the protected state is not its business."""
        super().clean_fields(exclude={*(exclude or ()), "state"})


def transition(
    *,
    label: str,
    source: str | Sequence[str],
    target: str,
    may: Callable[[Any, Any], bool],
    guards: Sequence[Guard] = (),
    cautions: Sequence[Guard] = (),
) -> Callable[[Any], Any]:
    """``django_fsm.transition`` where a label and a rule for *who* are not optional.

    In django-fsm a transition without ``permission`` is open to everybody.
    A guard stops the step; a caution lets it pass with a reason, which is recorded.
    """
    return django_fsm.transition(  # noqa: TID251
        field="state",
        source=list(source) if not isinstance(source, str) else source,
        target=target,
        conditions=list(guards),
        permission=may,
        custom={"label": label, "cautions": list(cautions)},
    )


def nobody(instance: Any, user: object) -> bool:
    """Nobody: this step follows from another step and is never a button."""
    return False


def kept_by_database(model: M) -> M:
    """Let the database refuse every change of ``state`` that the machine does not know.

    ``queryset.update`` and raw SQL walk around django-fsm; this trigger stops them.
    """
    steps = model().get_all_state_transitions()
    pairs = sorted({(str(step.source), str(step.target)) for step in steps})
    trigger = pgtrigger.FSM(name="state_machine", field="state", transitions=pairs)
    registered: M = pgtrigger.register(trigger)(model)
    return registered
