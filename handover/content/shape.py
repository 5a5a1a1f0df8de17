"""The shape of a handover document: sections with a number, in them blocks; plain data (6.6)."""

from collections.abc import Iterable, Iterator
from typing import Any

Block = dict[str, Any]
Section = dict[str, Any]

SECTIONS = {
    "characteristics": (1, "Kenmerken"),
    "household": (2, "Huishouden en contact"),
    "report": (3, "Inhoud van de melding"),
    "assessment": (4, "Veiligheidsbeoordeling"),
    "earlier_reports": (5, "Eerdere meldingen"),
    "family": (6, "Wat het gezin weet, vindt en vraagt"),
    "help": (7, "Hulp en netwerk"),
    "advice": (8, "Advies van Veilig Thuis"),
    "investigation": (9, "Conclusie van het onderzoek"),
    "plan": (10, "Veiligheidsvoorwaarden en veiligheidsplan"),
    "agreements": (11, "Afspraken"),
    "monitoring": (12, "Volgen van de veiligheid"),
    "consequences": (13, "Als de veiligheid niet herstelt"),
    "sharing": (14, "Grond en toestemming om te delen"),
}


class Recorded(str):
    """Words that stood in the record before: left out where they would betray somebody, while VT
    can still change the words it wrote for this document."""

    __slots__ = ()


def section(key: str, blocks: Iterable[Block]) -> Section:
    """Section ``key`` with what it has to say; a block without words is not there."""
    number, title = SECTIONS[key]
    said = [one for one in blocks if one["facts"] or one["text"] or one["items"]]
    return {"number": number, "key": key, "title": title, "blocks": said}


def block(
    heading: str = "",
    *,
    facts: Iterable[tuple[str, str]] = (),
    text: str = "",
    items: Iterable[str] = (),
) -> Block:
    """One of the shapes, or a few together: facts with a label, running text, or a list."""
    return {
        "heading": heading,
        "facts": [[label, value] for label, value in facts if value],
        "text": text,
        "items": [item for item in items if item],
    }


def words_in(said: Section) -> Iterator[str]:
    """Every word of a section, its labels left aside."""
    for one in said["blocks"]:
        yield from (value for _, value in one["facts"])
        yield one["text"]
        yield from one["items"]
        yield one["heading"]


def without(said: Section, left_out: dict[str, str]) -> Section:
    """The same section, in which words of the record make way for a sentence that says so."""

    def shown(words: str) -> str:
        return left_out.get(words, str(words)) if isinstance(words, Recorded) else words

    blocks = [
        {
            **one,
            "facts": [[label, shown(value)] for label, value in one["facts"]],
            "text": shown(one["text"]),
            "items": [shown(item) for item in one["items"]],
        }
        for one in said["blocks"]
    ]
    return {**said, "blocks": blocks}
