"""How a household is drawn: generations under each other, lines between persons. Pure."""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from people.enums import GENERATIONS_DOWN, RelationKind


class Tie(NamedTuple):
    """A relation between two persons, by number."""

    one: int
    other: int
    kind: RelationKind


def generations(
    adults: Iterable[int], minors: Iterable[int], ties: Sequence[Tie]
) -> dict[int, int]:
    """The row of each person: 0 for the oldest generation. Who has no relation that tells stands
    with the adults or with the children, by age."""
    steps: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for tie in ties:
        if tie.kind in GENERATIONS_DOWN:
            down = GENERATIONS_DOWN[tie.kind]
            steps[tie.one].append((tie.other, down))
            steps[tie.other].append((tie.one, -down))
    # A group hangs from its first adult; children without one hang one row lower.
    rows: dict[int, int] = {}
    for anchors, row in ((adults, 0), (minors, 1)):
        for anchor in anchors:
            if anchor not in rows:
                rows |= _walk(anchor, row, steps)
    highest = min(rows.values(), default=0)
    return {person: row - highest for person, row in rows.items()}


def _walk(anchor: int, row: int, steps: dict[int, list[tuple[int, int]]]) -> dict[int, int]:
    """Everybody related to the anchor, each on the row the first path to them gives."""
    rows = {anchor: row}
    queue = deque([anchor])
    while queue:
        person = queue.popleft()
        for other, down in steps[person]:
            if other not in rows:
                rows[other] = rows[person] + down
                queue.append(other)
    return rows
