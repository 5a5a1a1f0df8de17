"""What an app above this one does once the course of a case changed; this app does not know it."""

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case
    from workflow.fsm import Stateful


class Consequence(Protocol):
    def __call__(
        self, case: "Case", *, because: "Stateful", at: datetime, actor: "User"
    ) -> None: ...


CONSEQUENCES: list[Consequence] = []


def add_consequence(consequence: Consequence) -> None:
    """Called once, when that app is ready."""
    CONSEQUENCES.append(consequence)


def course_changed(case: "Case", *, because: "Stateful", at: datetime, actor: "User") -> None:
    """A decision was taken, a track ended or the case closed: in the same transaction whatever
    rested on how it was before falls away."""
    for consequence in CONSEQUENCES:
        consequence(case, because=because, at=at, actor=actor)
