"""The routekaart: the phases of the chain and the steps at Veilig Thuis (domain 2.0)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cases.enums import CaseState

PHASES = ("Signaleren", "Directe veiligheid", "Risicogestuurde zorg", "Herstel")
DIRECT_SAFETY = 1
COMPLETED, CURRENT, UPCOMING = "completed", "current", "upcoming"


@dataclass(frozen=True)
class Step:
    """One box of the route, with where the case stands towards it."""

    label: str
    state: str


def phases(case_state: str) -> list[Step]:
    """The four phases. As long as Veilig Thuis acts the danger has to go first; once the case is
    closed here the next phases are others' and none of them is ours to call current."""
    if case_state == CaseState.CLOSED:
        return list(_steps(PHASES, done=DIRECT_SAFETY + 1, current=None))
    return list(_steps(PHASES, done=DIRECT_SAFETY, current=DIRECT_SAFETY))


def _steps(labels: Sequence[str], *, done: int, current: int | None) -> Iterator[Step]:
    for place, label in enumerate(labels):
        if place == current:
            yield Step(label, CURRENT)
        else:
            yield Step(label, COMPLETED if place < done else UPCOMING)
