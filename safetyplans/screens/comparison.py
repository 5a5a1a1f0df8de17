"""Two texts side by side: what is new, what changed word by word, and what no longer holds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from safetyplans.comparing import Change, changes, pairs
from safetyplans.said import Item, Section

NEW, CHANGED, GONE = "nieuw", "gewijzigd", "vervallen"
TONES = {NEW: "green", CHANGED: "azure", GONE: "orange"}


@dataclass(frozen=True)
class ComparedWords:
    """Words under their label, with what went and what came."""

    label: str
    changes: list[Change]


@dataclass(frozen=True)
class Compared:
    """One thing that is not as it was. ``lead`` is what it says itself, ``facts`` have a name;
    ``before`` is its former title, ``reason`` is there for a condition that was dropped."""

    title: str
    before: str
    kind: str
    tone: str
    lead: list[ComparedWords]
    facts: list[ComparedWords]
    reason: str


@dataclass(frozen=True)
class ComparedSection:
    title: str
    items: list[Compared]
    unchanged: int


@dataclass(frozen=True)
class Comparison:
    """``safetyplans/partials/comparison.html``; ``same`` are the parts without a difference."""

    heading: str
    sections: list[ComparedSection]
    same: list[str]
    count: int


def compared(
    heading: str,
    then: Iterable[Section],
    now: Iterable[Section],
    reasons: Mapping[str, str] | None = None,
) -> Comparison:
    """Part by part, in the same order; ``reasons`` tell by its key why something was dropped."""
    sections = [_section(old, new, reasons or {}) for old, new in zip(then, now, strict=True)]
    return Comparison(
        heading,
        [one for one in sections if one.items],
        [one.title for one in sections if not one.items],
        sum(len(one.items) for one in sections),
    )


def _section(then: Section, now: Section, reasons: Mapping[str, str]) -> ComparedSection:
    matched = pairs(then.items, now.items)
    items = list(_differences(matched, reasons))
    return ComparedSection(now.title, items, len(matched) - len(items))


def _differences(
    matched: list[tuple[Item | None, Item | None]], reasons: Mapping[str, str]
) -> Iterator[Compared]:
    """What is new or gone as a whole is compared with itself: its badge says enough."""
    for old, new in matched:
        if old is None and new is not None:
            yield _compared(new, new, NEW)
        elif new is None and old is not None:
            yield _compared(old, old, GONE, reasons.get(old.key, ""))
        elif old and new and not new.same_as(old):
            yield _compared(old, new, CHANGED)


def _compared(old: Item, new: Item, kind: str, reason: str = "") -> Compared:
    words = _words(old, new)
    return Compared(
        title=new.title,
        before=old.title if old.title != new.title and not new.counted else "",
        kind=kind,
        tone=TONES[kind],
        lead=[one for one in words if not one.label],
        facts=[one for one in words if one.label],
        reason=reason,
    )


def _words(old: Item, new: Item) -> list[ComparedWords]:
    before = {said.label: said.text for said in old.said}
    after = {said.label: said.text for said in new.said}
    return [
        ComparedWords(label, changes(before.get(label, ""), after.get(label, "")))
        for label in dict.fromkeys([*after, *before])
    ]
