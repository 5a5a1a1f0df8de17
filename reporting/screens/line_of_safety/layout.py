"""Where everything of the line of safety stands, in whole pixels. Pure: no clock, no database.

A drawing is as wide as a small desk gives it; on a larger one, and on paper, it grows as a whole,
on a phone it slides in its own box. Signs stand at their day and move down, never aside.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from common.span import Span
from reporting.screens.line_of_safety.facts import (
    Lane,
    Moment,
    Scored,
    Stretch,
    day_in_words,
    lasted,
    told,
)

WIDTH = 976
# Between these lies the time; a sign at either end still fits on the drawing.
START, END = 36, 952
# A lane is its name with rows below it; above and below all lanes are the days.
NAME, ROW, BELOW, DAYS, HEAD = 20, 26, 6, 26, 24
SIGN, SIGN_HEIGHT, BESIDE = 34, 22, 2
BAND, LEAST, INSIDE = 27, 3, 6
# More rows of signs than this and those that crowd are counted instead.
MOST_ROWS = 4
# A score: so many pixels for each of the ten, with room for a figure above and below.
STEP, PLOT = 8, 16
FIGURE_WIDTH, FIGURE_HEIGHT, DOT = 18, 14, 6
LETTER = 7
# Higher than this and a drawing is printed smaller, to stay below the head of the sheet.
TALL = 550
# The tone of a count of signs of more than one kind.
MANY = "many"


@dataclass(frozen=True)
class Sign:
    """A sign in a box, or the count of what crowds there; ``x`` is its left side."""

    x: int
    y: int
    label: str
    title: str
    tone: str

    @property
    def middle(self) -> int:
        return self.x + SIGN // 2

    @property
    def base(self) -> int:
        """Where the letters stand."""
        return self.y + 16


@dataclass(frozen=True)
class Band:
    """A stretch; without a ``label`` when none fits in it. Below its letters lies the pattern that
    says the same as the colour."""

    x: int
    y: int
    width: int
    label: str
    title: str
    tone: str


@dataclass(frozen=True)
class Dot:
    x: int
    y: int
    title: str


@dataclass(frozen=True)
class Curve:
    """The scores of one giver, joined."""

    rater: str
    points: str
    dots: Sequence[Dot]


@dataclass(frozen=True)
class Figure:
    """A score in writing; ``x`` is its middle, ``y`` where it stands."""

    x: int
    y: int
    text: str


@dataclass(frozen=True)
class Rule:
    """A line across a lane of scores: 0, 6 (good enough) and 10."""

    y: int
    text: str

    @property
    def base(self) -> int:
        return self.y + 4


@dataclass(frozen=True)
class DrawnLane:
    name: str
    top: int
    height: int
    nothing: str
    signs: Sequence[Sign] = ()
    bands: Sequence[Band] = ()
    rules: Sequence[Rule] = ()
    curves: Sequence[Curve] = ()
    figures: Sequence[Figure] = ()

    @property
    def name_base(self) -> int:
        return self.top + 15


@dataclass(frozen=True)
class Day:
    """A named day with its place."""

    x: int
    label: str


@dataclass(frozen=True)
class Drawing:
    """One picture: its lanes under each other on one scale of time, with now marked on it."""

    title: str
    height: int
    lanes: Sequence[DrawnLane]
    days: Sequence[Day]
    first_day: str
    last_day: str
    now: Day

    @property
    def width(self) -> int:
        return WIDTH

    @property
    def start(self) -> int:
        return START

    @property
    def end(self) -> int:
        return END

    @property
    def lines_until(self) -> int:
        return self.height - DAYS

    @property
    def days_base(self) -> int:
        return self.height - 8

    @property
    def tall(self) -> bool:
        return self.height > TALL

    @property
    def now_at_the_end(self) -> bool:
        """Its word then stands to the left of it."""
        return self.now.x > END - 40


@dataclass(frozen=True)
class Scale:
    """From the first day to the last, as pixels. What still lasts ends ``now``, which is called
    ``now_word``: of a closed case it is the day it closed."""

    span: Span
    now: datetime
    now_word: str

    def x(self, at: datetime) -> int:
        return self._pixel(self.span.place(at))

    def days(self) -> list[Day]:
        return [Day(self._pixel(day.place), day.label) for day in self.span.named_days()]

    def _pixel(self, place: float) -> int:
        return round(START + place / 100 * (END - START))


def drawn(title: str, lanes: Iterable[Lane], scale: Scale) -> Drawing:
    """These lanes under each other on this scale."""
    top = HEAD
    placed: list[DrawnLane] = []
    for lane in lanes:
        placed.append(_lane(lane, scale, top))
        top += placed[-1].height
    return Drawing(
        title=title,
        height=top + DAYS,
        lanes=placed,
        days=scale.days(),
        first_day=day_in_words(scale.span.start),
        last_day=day_in_words(scale.span.end),
        now=Day(scale.x(scale.now), scale.now_word),
    )


def _lane(lane: Lane, scale: Scale, top: int) -> DrawnLane:
    """Bands first, signs in rows below them, or a field of scores."""
    row = top + NAME
    bands = [_band(stretch, scale, row) for stretch in lane.stretches]
    row += BAND + BELOW if bands else 0
    signs = _signs(lane.moments, scale, row)
    row += ROW * len({sign.y for sign in signs}) + (BELOW if signs else 0)
    rules, curves, figures = _field(lane.scores, scale, row)
    row += 10 * STEP + 2 * PLOT + BELOW if curves else 0
    empty = not (bands or signs or curves)
    return DrawnLane(
        name=lane.name,
        top=top,
        height=row - top + (BELOW if empty else 0),
        nothing=lane.nothing if empty else "",
        signs=signs,
        bands=bands,
        rules=rules,
        curves=curves,
        figures=figures,
    )


def _band(stretch: Stretch, scale: Scale, y: int) -> Band:
    left = scale.x(stretch.since)
    right = scale.x(stretch.until or scale.now)
    width = max(right - left, LEAST)
    room = width - 2 * INSIDE
    label = next((text for text in (stretch.name, stretch.short) if _wide(text) <= room), "")
    return Band(min(left, END - width), y, width, label, lasted(stretch), stretch.tone)


def _signs(moments: Sequence[Moment], scale: Scale, y: int) -> list[Sign]:
    """Each at its day, on the first row where it is free; counted where that takes too many."""
    dated = sorted((one.at, place) for place, one in enumerate(moments) if one.at)
    placed = [(scale.x(at), moments[place]) for at, place in dated]
    ends: list[int] = []
    signs = []
    for middle, one in placed:
        left = middle - SIGN // 2
        row = next((row for row, end in enumerate(ends) if end + BESIDE <= left), len(ends))
        ends[row : row + 1] = [left + SIGN]
        signs.append(Sign(left, y + ROW * row, one.sign, told(one), one.tone))
    return signs if len(ends) <= MOST_ROWS else list(_counted(placed, y))


def _counted(placed: Sequence[tuple[int, Moment]], y: int) -> Iterator[Sign]:
    """One row of equal places, each with its sign or with how many there are."""
    place = SIGN + BESIDE
    last = (END - START) // place - 1
    for number, group in groupby(placed, lambda one: min((one[0] - START) // place, last)):
        here = [one for _, one in group]
        label = here[0].sign if len(here) == 1 else f"{len(here)}×"
        tone = here[0].tone if len({one.tone for one in here}) == 1 else MANY
        title = "\n".join(told(one) for one in here)
        yield Sign(START + place * number, y, label, title, tone)


def _field(
    scores: Sequence[Scored], scale: Scale, y: int
) -> tuple[list[Rule], list[Curve], list[Figure]]:
    """A curve per giver between 0 below and 10 above, with the figures that have room."""
    if not scores:
        return [], [], []

    def height(figure: int) -> int:
        return y + PLOT + (10 - figure) * STEP

    in_order = sorted(scores, key=lambda one: one.at)
    curves = []
    for giver in dict.fromkeys(one.giver for one in in_order):
        given = [one for one in in_order if one.giver == giver]
        dots = [Dot(scale.x(one.at), height(one.figure), told(one)) for one in given]
        points = " ".join(f"{dot.x},{dot.y}" for dot in dots)
        curves.append(Curve(given[0].rater, points, dots))
    rules = [Rule(height(figure), str(figure)) for figure in (0, 6, 10)]
    newest_first = [
        (scale.x(one.at), height(one.figure), str(one.figure)) for one in reversed(in_order)
    ]
    return rules, curves, _figures(newest_first)


def _figures(points: Sequence[tuple[int, int, str]]) -> list[Figure]:
    """The newest first: above its dot, below it or beside it, and nowhere when all is taken."""
    written: list[Figure] = []
    for x, y, text in points:
        tries = [
            Figure(x, y - 7, text),
            Figure(x, y + 18, text),
            Figure(x - 16, y + 5, text),
            Figure(x + 16, y + 5, text),
        ]
        free = (
            each
            for each in tries
            if not any(_meet(each, other) for other in written)
            and not any(_covers(each, point) for point in points)
        )
        if found := next(free, None):
            written.append(found)
    return written


def _meet(one: Figure, other: Figure) -> bool:
    return abs(one.x - other.x) < FIGURE_WIDTH and abs(one.y - other.y) < FIGURE_HEIGHT


def _covers(figure: Figure, point: tuple[int, int, str]) -> bool:
    """Whether it would stand on a dot."""
    x, y, _ = point
    return abs(figure.x - x) < FIGURE_WIDTH // 2 + DOT and y - DOT < figure.y < y + DOT + 10


def _wide(text: str) -> int:
    return len(text) * LETTER
