"""The network of a family as a drawing: the family in the middle, who stands around it beside it.

The list beside it says the same in words; the drawing only helps to see it. Two columns of boxes:
readable on a phone, and nobody's box lies over another's, however many there are.
"""

from dataclasses import dataclass
from typing import Any

WIDTH = 440
ROW = 76
BOX_WIDTH, BOX_HEIGHT = 150, 52
COLUMNS = (BOX_WIDTH // 2 + 8, WIDTH - BOX_WIDTH // 2 - 8)
LONGEST_NAME = 18  # letters that fit in a box


@dataclass(frozen=True)
class Spot:
    """One person; ``x`` and ``y`` are the middle of the box."""

    name: str
    relation: str
    trusted: bool
    x: int
    y: int

    @property
    def left(self) -> int:
        return self.x - BOX_WIDTH // 2

    @property
    def top(self) -> int:
        return self.y - BOX_HEIGHT // 2

    @property
    def name_y(self) -> int:
        """Of the line the name stands on: in the middle when nothing stands below it."""
        return self.y - 3 if self.relation else self.y + 5

    @property
    def relation_y(self) -> int:
        return self.y + 16


@dataclass(frozen=True)
class NetworkMap:
    """``safetyplans/local/partials/network_map.html``."""

    spots: list[Spot]
    title: str
    height: int
    width: int = WIDTH
    box_width: int = BOX_WIDTH
    box_height: int = BOX_HEIGHT

    @property
    def middle_x(self) -> int:
        return self.width // 2

    @property
    def middle_y(self) -> int:
        return self.height // 2


def network_map(people: list[dict[str, Any]]) -> NetworkMap | None:
    """By turns left and right, from the top; nothing when nobody is named."""
    named = [row for row in people if row["name"].strip()]
    if not named:
        return None
    names = ", ".join(row["name"] for row in named)
    return NetworkMap(
        [_spot(row, place) for place, row in enumerate(named)],
        f"Het gezin in het midden, met daaromheen: {names}",
        max(ROW * ((len(named) + 1) // 2), 100),
    )


def _spot(row: dict[str, Any], place: int) -> Spot:
    return Spot(
        name=_short(row["name"]),
        relation=_short(row["relation"]),
        trusted=row["trusted"],
        x=COLUMNS[place % 2],
        y=ROW * (place // 2) + ROW // 2,
    )


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_NAME else f"{words[: LONGEST_NAME - 1].rstrip()}…"
