"""The versions of a plan, one of them to read, and two of them side by side."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from common.dutch import short_day
from common.shown import Fact
from safetyplans.content import snapshot, views_of
from safetyplans.enums import Stance
from safetyplans.said import Section
from safetyplans.screens.comparison import Comparison, compared
from safetyplans.screens.plan_text import sections
from safetyplans.selectors.versions import dropped_reasons, versions_of

if TYPE_CHECKING:
    from datetime import datetime

    from safetyplans.models import PlanVersion, SafetyPlan

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
class ViewsThen:
    """The views on one of the two versions."""

    title: str
    views: list[View]


@dataclass(frozen=True)
class ComparePage:
    number: str
    comparison: Comparison
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
    return ComparePage(
        number=older.plan.number,
        comparison=compared(
            f"Van {before} naar {newer}",
            sections(older.content),
            sections(content),
            {f"condition {number}": why for number, why in reasons.items()},
        ),
        views=[ViewsThen(f"Bij {before}", _views(older.views)), ViewsThen(f"Bij {newer}", views)],
    )


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
