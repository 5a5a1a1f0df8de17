"""What VT handed over, as it was fixed at sending: read from the frozen words, never anew."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from common.shown import Fact

if TYPE_CHECKING:
    from handover.models import HandoverDocument


@dataclass(frozen=True)
class Passage:
    """A piece of a section: facts, running text, a list, or a few together."""

    heading: str
    facts: list[Fact]
    text: str
    items: list[str]


@dataclass(frozen=True)
class SnapshotSection:
    anchor: str
    number: int
    title: str
    passages: list[Passage]


@dataclass(frozen=True)
class Snapshot:
    """The sections that belong to this origin (6.6); ``fingerprint`` names these words."""

    sections: list[SnapshotSection]
    frozen_at: datetime
    fingerprint: str
    printed: bool


def snapshot_of(document: "HandoverDocument") -> Snapshot:
    return Snapshot(
        sections=[_section(said) for said in document.content["sections"]],
        frozen_at=document.frozen_at,
        fingerprint=document.content_hash[:12],
        printed=document.document.printed,
    )


def _section(said: dict[str, Any]) -> SnapshotSection:
    return SnapshotSection(
        anchor=f"onderdeel-{said['number']}",
        number=said["number"],
        title=said["title"],
        passages=[_passage(one) for one in said["blocks"]],
    )


def _passage(one: dict[str, Any]) -> Passage:
    return Passage(
        heading=one["heading"],
        facts=[Fact(label, value) for label, value in one["facts"]],
        text=one["text"],
        items=one["items"],
    )
