"""Preconditions that can say why they object."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Guard:
    """A precondition that can say, in one sentence, why it objects.

    django-fsm only sees a callable; the screen and the docs also read ``objection``.
    ``detail`` adds what exactly is missing here; the docs print the sentence alone.
    """

    name: str
    holds: Callable[[Any], bool]
    objection: str
    rules: tuple[str, ...] = ()
    detail: Callable[[Any], str] | None = None

    def __call__(self, instance: Any) -> bool:
        return self.holds(instance)

    def says(self, instance: Any) -> str:
        """The objection for this instance, with what is missing here."""
        extra = self.detail(instance) if self.detail else ""
        return f"{self.objection} {extra}".strip()


def guard(
    objection: str, *rules: str, detail: Callable[[Any], str] | None = None
) -> Callable[[Callable[[Any], bool]], Guard]:
    """Make a guard of a question; ``rules`` are the ids of the register that it enforces."""
    return lambda holds: Guard(holds.__name__, holds, objection, rules, detail)
