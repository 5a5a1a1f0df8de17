"""The versions of a plan, one of them to read, and two of them side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from common.dutch import short_day
from common.shown import Fact
from safetyplans.comparing import Change, changes, pairs
from safetyplans.content import snapshot, views_of
from safetyplans.enums import Stance
from safetyplans.said import Item, Section
from safetyplans.screens.plan_text import sections
from safetyplans.selectors.versions import dropped_reasons, versions_of

if TYPE_CHECKING:
    from datetime import datetime

    from safetyplans.models import PlanVersion, SafetyPlan

NEW, CHANGED, GONE = "nieuw", "gewijzigd", "vervallen"
TONES = {NEW: "green", CHANGED: "azure", GONE: "orange"}
STILL_WRITTEN = "de tekst van nu"


@dataclass(frozen=True)
class VersionLine:
    """A row of the list; ``earlier`` is the version before it, 0 for the first."""

    number: int
    adopted: str
    second_reader: str
    why: str
    earlier: int


@dataclass(frozen=True)
class View:
    """What a member of the family said of these words."""

    person: str
    stance: str
    view: str
    spoken: str


@dataclass(frozen=True)
class Dropped:
    """A condition that no longer holds, and why."""

    title: str
    text: str
    reason: str


@dataclass(frozen=True)
class VersionPage:
    """``earlier`` is the version before it, 0 for the first."""

    number: str
    heading: str
    version: int
    earlier: int
    facts: list[Fact]
    sections: list[Section]
    views: list[View]
    dropped: list[Dropped]


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
class ViewsThen:
    """The views on one of the two versions."""

    title: str
    views: list[View]


@dataclass(frozen=True)
class ComparePage:
    number: str
    heading: str
    sections: list[ComparedSection]
    same: list[str]
    count: int
    views: list[ViewsThen]


def version_lines(plan: "SafetyPlan") -> list[VersionLine]:
    return [
        VersionLine(
            number=row.number,
            adopted=f"{_moment(row.adopted_at)}, {row.adopted_by.name}",
            second_reader=row.second_reader.name,
            why=_why(row),
            earlier=row.number - 1,
        )
        for row in versions_of(plan)
    ]


def version_page(version: "PlanVersion") -> VersionPage:
    return VersionPage(
        number=version.plan.number,
        heading=f"Versie {version.number}",
        version=version.number,
        earlier=version.number - 1,
        facts=[
            Fact("Vastgesteld", f"{_moment(version.adopted_at)}, {version.adopted_by.name}"),
            Fact("Tweede lezer", version.second_reader.name),
            Fact("Waarom deze versie", _why(version)),
        ],
        sections=sections(version.content),
        views=_views(version.views),
        dropped=[
            Dropped(f"Voorwaarde {row['number']}", row["text"], row["dropped_reason"])
            for row in version.dropped
        ],
    )


def compare_page(older: "PlanVersion", newer: "PlanVersion") -> ComparePage:
    return _compare(
        older,
        newer.content,
        f"versie {newer.number}",
        reasons={row["number"]: row["dropped_reason"] for row in newer.dropped},
        views=_views(newer.views),
    )


def compare_now_page(older: "PlanVersion") -> ComparePage:
    """The version beside what is being written on top of it."""
    plan = older.plan
    return _compare(
        older,
        snapshot(plan),
        STILL_WRITTEN,
        reasons=dropped_reasons(plan),
        views=_views(views_of(plan)),
    )


def _compare(
    older: "PlanVersion",
    content: dict[str, Any],
    newer: str,
    *,
    reasons: dict[int, str],
    views: list[View],
) -> ComparePage:
    before = f"versie {older.number}"
    compared = [
        _section(then, now, {f"condition {number}": why for number, why in reasons.items()})
        for then, now in zip(sections(older.content), sections(content), strict=True)
    ]
    return ComparePage(
        number=older.plan.number,
        heading=f"Van {before} naar {newer}",
        sections=[one for one in compared if one.items],
        same=[one.title for one in compared if not one.items],
        count=sum(len(one.items) for one in compared),
        views=[ViewsThen(f"Bij {before}", _views(older.views)), ViewsThen(f"Bij {newer}", views)],
    )


def _section(then: Section, now: Section, reasons: dict[str, str]) -> ComparedSection:
    matched = pairs(then.items, now.items)
    items = list(_differences(matched, reasons))
    return ComparedSection(now.title, items, len(matched) - len(items))


def _differences(
    matched: list[tuple[Item | None, Item | None]], reasons: dict[str, str]
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


def _views(rows: list[dict[str, Any]]) -> list[View]:
    return [
        View(
            person=row["person"]["name"],
            stance=str(Stance(row["stance"]).label) if row["stance"] else "nog niet gevraagd",
            view=row["view"],
            spoken=short_day(date.fromisoformat(row["spoken_on"])) if row["spoken_on"] else "",
        )
        for row in rows
    ]


def _why(version: "PlanVersion") -> str:
    reason = str(version.get_reason_display())
    return f"{reason}: {version.note}" if version.note else reason


def _moment(at: "datetime") -> str:
    local = timezone.localtime(at)
    return f"{short_day(local)} {local:%H.%M} uur"
