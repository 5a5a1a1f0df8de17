"""Bar charts as whole numbers on a drawing of 520 wide; templates only draw them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

WIDTH, HEIGHT = 520, 220
LEFT, RIGHT, TOP, BASE = 36, 512, 12, 188
ROW = 30
# Names get the room they need, up to a point; what is left of ROW_END is for the bars.
ROW_START, ROW_START_MOST, ROW_END, LETTER = 160, 300, 424, 8


@dataclass(frozen=True)
class Point:
    """One figure: what it is about, how much, and ``late``/``soon``/``good`` when that matters."""

    label: str
    value: int
    tone: str = ""


@dataclass(frozen=True)
class Bar:
    """A point with its place on the drawing."""

    point: Point
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def end(self) -> int:
        return self.x + self.width


@dataclass(frozen=True)
class Line:
    """A horizontal line of the scale."""

    value: int
    y: int


@dataclass(frozen=True)
class Chart:
    width: int
    height: int
    bars: Sequence[Bar]
    scale: Sequence[Line] = ()
    limit: Line | None = None


def columns(points: Iterable[Point], limit: int | None = None) -> Chart:
    """Standing bars, for a course in time; ``limit`` is what can be carried."""
    points = list(points)
    step = _step(max([point.value for point in points] + [limit or 0, 1]))
    top = step * ceil(max([point.value for point in points] + [limit or 0, 1]) / step)

    def height(value: int) -> int:
        return round(value * (BASE - TOP) / top)

    slot = (RIGHT - LEFT) / max(len(points), 1)
    bars = [
        Bar(point, round(LEFT + slot * place + slot * 0.07), BASE - height(point.value),
            round(slot * 0.86), height(point.value))
        for place, point in enumerate(points)
    ]  # fmt: skip
    scale = [Line(value, BASE - height(value)) for value in range(0, top + 1, step)]
    drawn_limit = None if limit is None else Line(limit, BASE - height(limit))
    return Chart(WIDTH, HEIGHT, bars, scale, drawn_limit)


def rows(points: Iterable[Point]) -> Chart:
    """Lying bars, for comparing things with names."""
    points = list(points)
    longest = max([point.value for point in points] + [1])
    widest = max((len(point.label) for point in points), default=0) * LETTER
    start = min(max(widest, ROW_START), ROW_START_MOST)
    room = ROW_END - start
    bars = [
        Bar(point, start, 6 + ROW * place, round(point.value * room / longest), 18)
        for place, point in enumerate(points)
    ]
    return Chart(WIDTH, ROW * max(len(points), 1) + 6, bars)


def _step(largest: int) -> int:
    """A round distance that gives at most seven lines: 1, 2, 5, 10, 20, 50 …"""
    magnitude = 1
    while True:
        for factor in (1, 2, 5):
            if largest <= 7 * factor * magnitude:
                return factor * magnitude
        magnitude *= 10
