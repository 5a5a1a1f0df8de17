"""The notes of whoever directs: the four parts, and the log."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from common.dutch import short_day
from localfield.enums import RegiePart

if TYPE_CHECKING:
    from localfield.models import RegieNote

# What each part asks, in the words of who directs (000-13, 003-47).
ASKS = {
    RegiePart.COORDINATION: "Wie helpt, weten zij van elkaar, en sluiten de plannen op elkaar aan? "
    "Denk ook aan school, huisarts en zorg op indicatie.",
    RegiePart.SAFETY: "Wie ziet ieder gezinslid, en houden de voorwaarden en afspraken stand?",
    RegiePart.PROGRESS: "Doet ieder wat is afgesproken, en op tijd?",
    RegiePart.EFFECTS: "Wat merkt het gezin van de hulp? Wordt het veiliger?",
}


@dataclass(frozen=True)
class PartLine:
    """One of the four parts and when it was last looked at."""

    label: str
    asks: str
    last: str
    url: str
    current: bool


@dataclass(frozen=True)
class NoteLine:
    part: str
    text: str
    by: str
    when: str


def part_lines(newest: "dict[str, RegieNote]", url: str, chosen: str) -> list[PartLine]:
    return [
        PartLine(
            label=str(part.label).capitalize(),
            asks=ASKS[part],
            last=_last(newest.get(part)),
            url=f"{url}?onderdeel={part.value}",
            current=part.value == chosen,
        )
        for part in RegiePart
    ]


def note_lines(rows: "Iterable[RegieNote]") -> list[NoteLine]:
    return [
        NoteLine(
            part=str(row.get_part_display()).capitalize(),
            text=row.text,
            by=f"{row.noted_by.name}, {row.organisation.name}",
            when=short_day(timezone.localdate(row.noted_at)),
        )
        for row in rows
    ]


def _last(note: "RegieNote | None") -> str:
    if note is None:
        return "Nog niets"
    return f"{short_day(timezone.localdate(note.noted_at))}, {note.noted_by.name}"
