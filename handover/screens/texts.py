"""The parts of the document to write, each with what it still misses."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from common.shown import Fact
from handover.screens.parts import PARTS, TextPart, missing_from

if TYPE_CHECKING:
    from handover.models import Handover


@dataclass(frozen=True)
class PartLine:
    """A part of the document; ``missing`` are the questions that have no answer yet."""

    title: str
    intro: str
    url: str
    missing: list[str]


@dataclass(frozen=True)
class TextPage:
    """One part: its questions stand in the form, and as ``facts`` for who only reads."""

    title: str
    intro: str
    facts: list[Fact]
    autosave_url: str
    before: PartLine | None
    after: PartLine | None


def part_lines(handover: "Handover") -> list[PartLine]:
    return [_line(handover, part) for part in PARTS.values()]


def text_page(handover: "Handover", part: TextPart) -> TextPage:
    parts = list(PARTS.values())
    place = parts.index(part)
    return TextPage(
        title=part.title,
        intro=part.intro,
        facts=[Fact(question, getattr(handover, name)) for name, question, _ in part.asks],
        autosave_url=reverse("handover:keep", args=[handover.number, part.slug]),
        before=_line(handover, parts[place - 1]) if place else None,
        after=_line(handover, parts[place + 1]) if place + 1 < len(parts) else None,
    )


def _line(handover: "Handover", part: TextPart) -> PartLine:
    url = reverse("handover:text", args=[handover.number, part.slug])
    return PartLine(part.title, part.intro, url, missing_from(handover, part))
