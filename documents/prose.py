"""Text as people type it in a letter, read as headings, lists and paragraphs. Pure."""

import re
from dataclasses import dataclass

HELP = (
    "Een lege regel begint een nieuwe alinea. Een regel met een streepje ervoor (- ) wordt een "
    "punt in een lijst. Een regel met een hekje ervoor (# ) wordt een kopje."
)


@dataclass(frozen=True)
class Part:
    """One of the three: a heading, the items of a list, or a paragraph."""

    heading: str = ""
    items: tuple[str, ...] = ()
    text: str = ""


def parts_of(text: str) -> tuple[Part, ...]:
    """ "# Kop", "- punt" and paragraphs divided by empty lines."""
    parts: list[Part] = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        parts.extend(_parts_of_block(block.splitlines()))
    return tuple(parts)


def _parts_of_block(lines: list[str]) -> list[Part]:
    """Lines of one kind that stand together belong together."""
    parts: list[Part] = []
    for line in (line.strip() for line in lines):
        last = parts[-1] if parts else Part()
        if line.startswith("# "):
            parts.append(Part(heading=line[2:].strip()))
        elif line.startswith("- ") and last.items:
            parts[-1] = Part(items=(*last.items, line[2:].strip()))
        elif line.startswith("- "):
            parts.append(Part(items=(line[2:].strip(),)))
        elif last.text:
            parts[-1] = Part(text=f"{last.text}\n{line}")
        elif line:
            parts.append(Part(text=line))
    return parts
