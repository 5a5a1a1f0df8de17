"""The page on which author and second reader read the whole plan and tick it (6.5)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from common.dutch import short_day
from safetyplans.content import digest, snapshot
from safetyplans.enums import CheckedAs
from safetyplans.permissions import can_write_plan, checks_as
from safetyplans.said import Section
from safetyplans.screens.plan_text import sections, whole_text
from safetyplans.screens.wording import Marked, Note, marked
from safetyplans.selectors.checking import checks_of
from safetyplans.selectors.versions import newest_version
from safetyplans.wording import Readability, Use, readability

if TYPE_CHECKING:
    from accounts.models import User
    from safetyplans.models import QualityCheck, SafetyPlan

TICK_WORDS = {
    "facts_concrete": "gebeurtenissen concreet",
    "conditions_lasting": "voorwaarden blijvend",
    "help_motivated": "hulp gemotiveerd",
    "plain_words": "gewone taal",
}


@dataclass(frozen=True)
class Passage:
    """Words under their label; ``marked`` when the wording helper read them."""

    label: str
    text: str
    marked: Marked | None


@dataclass(frozen=True)
class ReadItem:
    """``lead`` is what it says itself, ``facts`` have a name."""

    title: str
    lead: list[Passage]
    facts: list[Passage]


@dataclass(frozen=True)
class ReadSection:
    """A part of the plan with the notes on it beside it."""

    title: str
    items: list[ReadItem]
    notes: list[Note]


@dataclass(frozen=True)
class CheckLine:
    """What somebody ticked before; ``holds``: the text is still the same."""

    heading: str
    outcome: str
    missing: str
    remarks: str
    holds: bool


@dataclass(frozen=True)
class CheckPage:
    """``role`` is empty for who only reads; ``seen`` the fingerprint of the words shown;
    ``built_on`` the version this text goes on from, 0 for the first."""

    number: str
    sections: list[ReadSection]
    note_count: int
    readability: Readability | None
    seen: str
    role: str
    built_on: int
    checks: list[CheckLine]
    asked: str
    may_ask: bool


def check_page(plan: "SafetyPlan", reader: "User") -> CheckPage:
    content = snapshot(plan)
    seen = digest(content)
    role = checks_as(plan, reader)
    read = _read(sections(content))
    is_open = plan.is_open
    return CheckPage(
        number=plan.number,
        sections=read,
        note_count=sum(len(section.notes) for section in read),
        readability=readability(whole_text(content)),
        seen=seen,
        role=str(role.label) if role and is_open else "",
        built_on=newest_version(plan) if is_open else 0,
        checks=[_line(check, seen) for check in checks_of(plan)],
        asked=_asked(plan),
        may_ask=is_open and can_write_plan(plan, reader),
    )


def _read(shown: list[Section]) -> list[ReadSection]:
    """Notes are counted through the whole plan."""
    read: list[ReadSection] = []
    count = 0
    for place, section in enumerate(shown):
        items: list[ReadItem] = []
        notes: list[Note] = []
        for item in section.items:
            lead: list[Passage] = []
            facts: list[Passage] = []
            for said in item.said:
                words = _marked(said.text, said.use, place, count + len(notes) + 1)
                notes += words.notes if words else []
                (facts if said.label else lead).append(Passage(said.label, said.text, words))
            items.append(ReadItem(item.title, lead, facts))
        count += len(notes)
        read.append(ReadSection(section.title, items, notes))
    return read


def _marked(text: str, use: Use | None, place: int, first: int) -> Marked | None:
    return marked(text, use, place=str(place), first=first) if use else None


def _line(check: "QualityCheck", seen: str) -> CheckLine:
    at = timezone.localtime(check.at)
    missing = [words for name, words in TICK_WORDS.items() if not getattr(check, name)]
    return CheckLine(
        heading=f"{check.by.name}, {check.get_role_display()}, {short_day(at)} {at:%H.%M} uur",
        outcome="Alle vier de punten aangevinkt" if check.passed else "Nog niet akkoord",
        missing=f"Niet aangevinkt: {', '.join(missing)}." if missing else "",
        remarks=check.remarks,
        holds=check.content_hash == seen,
    )


def _asked(plan: "SafetyPlan") -> str:
    """Who was asked to read, and whether that colleague still can."""
    reader = plan.second_reader
    if reader is None:
        return ""
    if checks_as(plan, reader) != CheckedAs.SECOND:
        return f"{reader.name} was gevraagd, maar schreef mee of mag niet meer. Vraag een ander."
    return f"{reader.name} is gevraagd als tweede lezer."
