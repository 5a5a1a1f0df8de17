"""The network of a family as a drawing: the family in the middle, who stands around it in a ring.

The list beside it says the same in words; the drawing only helps to see it.
"""

import math
from dataclasses import dataclass
from typing import Any

WIDTH, HEIGHT = 640, 420
# Half the width and height of the ring, and of the box of one person.
RING = (235, 155)
BOX = (78, 26)
LONGEST_NAME = 20  # letters that fit in a box


@dataclass(frozen=True)
class Spot:
    """One person; ``x`` and ``y`` are the middle of the box, ``left`` and ``top`` its corner."""

    name: str
    relation: str
    trusted: bool
    x: int
    y: int

    @property
    def left(self) -> int:
        return self.x - BOX[0]

    @property
    def top(self) -> int:
        return self.y - BOX[1]

    @property
    def name_y(self) -> int:
        return self.y - 3 if self.relation else self.y + 5

    @property
    def relation_y(self) -> int:
        return self.y + 15


@dataclass(frozen=True)
class NetworkMap:
    """``safetyplans/local/partials/network_map.html``."""

    spots: list[Spot]
    title: str
    width: int = WIDTH
    height: int = HEIGHT
    middle_x: int = WIDTH // 2
    middle_y: int = HEIGHT // 2
    box_width: int = 2 * BOX[0]
    box_height: int = 2 * BOX[1]


def network_map(people: list[dict[str, Any]]) -> NetworkMap | None:
    """The first stands at the top, the others follow the clock; nothing when nobody is named."""
    named = [row for row in people if row["name"].strip()]
    if not named:
        return None
    names = ", ".join(row["name"] for row in named)
    return NetworkMap(
        [_spot(row, place, len(named)) for place, row in enumerate(named)],
        f"Het gezin in het midden, met daaromheen: {names}",
    )


def _spot(row: dict[str, Any], place: int, count: int) -> Spot:
    turn = 2 * math.pi * place / count - math.pi / 2
    return Spot(
        name=_short(row["name"]),
        relation=_short(row["relation"]),
        trusted=row["trusted"],
        x=round(WIDTH / 2 + RING[0] * math.cos(turn)),
        y=round(HEIGHT / 2 + RING[1] * math.sin(turn)),
    )


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_NAME else f"{words[: LONGEST_NAME - 1].rstrip()}…"
