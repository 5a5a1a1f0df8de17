"""What the shared components of a page are given, whichever app makes the page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Badge:
    """A word in a coloured box; see ``components/badge.html`` for the tones."""

    label: str
    tone: str


@dataclass(frozen=True)
class Fact:
    """A line of ``components/description_list.html``."""

    label: str
    value: str
    url: str = ""


@dataclass(frozen=True)
class Block:
    """A heading with facts below it; ``anchor`` is its place on another page, if it has one."""

    title: str
    facts: list[Fact]
    anchor: str = ""
