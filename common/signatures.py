"""A signature as it was set on the screen: drawn with finger, pen or mouse, or a typed name.

How a form asks for one: common/signature_field.py. Why so: docs/adr/0020-signing-on-the-screen.md.
"""

import json
import math
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, Self

from django.db.models import TextChoices
from django.utils.html import format_html
from django.utils.safestring import SafeString

from common.exceptions import DomainError

# The field one draws on, in points; static/js/signature.js holds to the same bounds.
WIDTH, HEIGHT = 600, 200
MOST_STROKES = 200
MOST_POINTS = 5_000
LONGEST_TEXT = 60_000  # characters; 5,000 points in the corner farthest away take 50,000
SHORTEST_LINE = 60  # points; a tenth of the width

UNREADABLE = "Deze handtekening kunnen we niet lezen. Wis de tekening en teken opnieuw."
TOO_MUCH = "Deze handtekening heeft te veel lijnen. Wis de tekening en teken opnieuw, eenvoudiger."
TOO_LITTLE = (
    "Een stip of een klein streepje is geen handtekening. Wis de tekening en teken opnieuw."
)

Point = tuple[int, int]
Stroke = tuple[Point, ...]


class TooLittle(DomainError):
    """What was drawn is no more than a touch of the screen."""


@dataclass(frozen=True)
class Drawing:
    """What was drawn, one stroke from pen down to pen up; (0, 0) is the upper left corner."""

    strokes: tuple[Stroke, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """What a browser sent, [[[x, y], [x, y], …], …], when it is a drawing and nothing else.

        Raises DomainError with a sentence for who signs.
        """
        if len(text) > LONGEST_TEXT:
            raise DomainError(TOO_MUCH)
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            raise DomainError(UNREADABLE) from None
        if not isinstance(found, list) or not all(_is_stroke(one) for one in found):
            raise DomainError(UNREADABLE)
        if len(found) > MOST_STROKES or sum(map(len, found)) > MOST_POINTS:
            raise DomainError(TOO_MUCH)
        drawing = cls.of(found)
        if drawing.length < SHORTEST_LINE:
            raise TooLittle(TOO_LITTLE)
        return drawing

    @classmethod
    def of(cls, strokes: list[list[list[int]]]) -> Self:
        """Points that are already known to be a drawing; a pen that lay still left one point."""
        steady = (groupby((x, y) for x, y in stroke) for stroke in strokes)
        return cls(tuple(tuple(point for point, _ in stroke) for stroke in steady))

    @property
    def as_lists(self) -> list[list[list[int]]]:
        return [[[x, y] for x, y in stroke] for stroke in self.strokes]

    @property
    def text(self) -> str:
        """As the browser sends it."""
        return json.dumps(self.as_lists, separators=(",", ":"))

    @property
    def length(self) -> float:
        """All lines together, in points."""
        return sum(math.dist(*step) for stroke in self.strokes for step in pairwise(stroke))

    @property
    def path(self) -> str:
        """The lines as the ``d`` of an SVG path."""
        return "".join(map(_line, self.strokes))

    def svg(self, title: str) -> SafeString:
        """The drawing for a page or a PDF; ``title`` is what a screen reader speaks."""
        return format_html(
            '<svg class="vt-signature__drawing" xmlns="http://www.w3.org/2000/svg"'
            ' viewBox="0 0 {} {}" width="300" height="100" role="img"><title>{}</title>'
            '<path d="{}" fill="none" stroke="#1b2426" stroke-width="4" stroke-linecap="round"'
            ' stroke-linejoin="round"/></svg>',
            WIDTH,
            HEIGHT,
            title,
            self.path,
        )


class SignatureKind(TextChoices):
    """How somebody signed on the screen."""

    DRAWN = "drawn", "getekend"
    TYPED = "typed", "getypt"


@dataclass(frozen=True)
class SignatureGiven:
    """A signature: a drawing, or the name that was typed instead.

    Who does both has drawn; the name is kept beside it.
    """

    drawing: Drawing | None = None
    name: str = ""

    @property
    def kind(self) -> SignatureKind:
        return SignatureKind.DRAWN if self.drawing else SignatureKind.TYPED

    def as_data(self) -> dict[str, Any]:
        """For a JSONField; equal signatures give equal data."""
        strokes = self.drawing.as_lists if self.drawing else []
        return {"kind": self.kind.value, "strokes": strokes, "name": self.name}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """What ``as_data`` made."""
        drawing = Drawing.of(data["strokes"]) if data["strokes"] else None
        return cls(drawing=drawing, name=data["name"])


def _is_stroke(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_point, value))


def _is_point(value: Any) -> bool:
    """Two whole numbers on the field; True and 1.0 are no whole numbers here."""
    whole = isinstance(value, list) and [type(number) for number in value] == [int, int]
    return whole and 0 <= value[0] <= WIDTH and 0 <= value[1] <= HEIGHT


def _line(stroke: Stroke) -> str:
    """A line that bends at its points and runs halfway between them, so that no corner shows.

    ``curve`` in static/js/signature.js draws the same on the screen.
    """
    (x, y), *rest = stroke
    if not rest:
        return f"M{x} {y}h.01"  # a dot, by its round ends
    bends = (
        f"Q{at_x} {at_y} {(at_x + to_x) / 2:g} {(at_y + to_y) / 2:g}"
        for (at_x, at_y), (to_x, to_y) in pairwise(rest)
    )
    end_x, end_y = rest[-1]
    return f"M{x} {y}{''.join(bends)}L{end_x} {end_y}"
