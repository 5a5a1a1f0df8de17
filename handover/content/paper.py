"""The document on paper: its cover, and the sections with their words as prose."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from documents.prose import Part, parts_of
from handover.content.shape import SECTIONS

if TYPE_CHECKING:
    from accounts.models import User
    from handover.models import Handover
    from organisations.models import Region


@dataclass(frozen=True)
class PaperFact:
    label: str
    value: tuple[Part, ...]


@dataclass(frozen=True)
class PaperBlock:
    heading: str
    facts: tuple[PaperFact, ...]
    parts: tuple[Part, ...]
    items: tuple[str, ...]


@dataclass(frozen=True)
class PaperSection:
    number: int
    key: str
    title: str
    blocks: tuple[PaperBlock, ...]


@dataclass(frozen=True)
class Cover:
    """From whom to whom, about which family, and how fast."""

    region: "Region"
    number: str
    case_number: str
    day: date
    by: str
    to: str
    to_kind: str
    origin: str
    severity: str
    form: str
    waiting: str
    omitted: str


@dataclass(frozen=True)
class HandoverPaper:
    """What ``documents/handover.html`` prints."""

    cover: Cover
    sections: tuple[PaperSection, ...]


def paper_of(
    content: dict[str, Any], handover: "Handover", *, at: datetime, by: "User"
) -> HandoverPaper:
    """The paper of what ``compose`` made, frozen at ``at`` by this colleague."""
    receiver = handover.receiver
    cover = Cover(
        region=handover.case.region,
        number=handover.number,
        case_number=handover.case.number,
        day=timezone.localdate(at),
        by=by.name,
        to=receiver.name if receiver else "",
        to_kind=receiver.get_kind_display() if receiver else "",
        origin=handover.get_origin_display(),
        severity=handover.get_severity_display(),
        form=handover.get_form_display(),
        waiting=_waiting(content),
        omitted=omitted_in(content),
    )
    return HandoverPaper(cover, sections_of(content))


def sections_of(content: dict[str, Any]) -> tuple[PaperSection, ...]:
    """The sections of a composed or frozen document, for paper and screen alike."""
    return tuple(
        PaperSection(said["number"], said["key"], said["title"], tuple(map(_block, said["blocks"])))
        for said in content["sections"]
    )


def omitted_in(content: dict[str, Any]) -> str:
    """Which numbers of the fixed format are not there, so that nobody thinks a page is lost."""
    there = {said["number"] for said in content["sections"]}
    gone = [str(number) for number, _ in SECTIONS.values() if number not in there]
    if not gone:
        return ""
    if len(gone) == 1:
        return f"Onderdeel {gone[0]} van het vaste format hoort niet bij deze overdracht."
    named = " en ".join(gone)
    return f"De onderdelen {named} van het vaste format horen niet bij deze overdracht."


def _block(said: dict[str, Any]) -> PaperBlock:
    return PaperBlock(
        heading=said["heading"],
        facts=tuple(PaperFact(label, parts_of(value)) for label, value in said["facts"]),
        parts=parts_of(said["text"]),
        items=tuple(said["items"]),
    )


def _waiting(content: dict[str, Any]) -> str:
    """The sentence of section 1 on whether it can wait."""
    facts = content["sections"][0]["blocks"][0]["facts"]
    return next((value for label, value in facts if label == "Spoed"), "")
