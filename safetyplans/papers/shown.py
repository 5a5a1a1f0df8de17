"""What both papers share: their head, days as people write them, and rows of the frozen words."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format

if TYPE_CHECKING:
    from organisations.models import Region
    from safetyplans.models import PlanVersion


@dataclass(frozen=True)
class Head:
    """``documents/partials/plan_head.html``: from whom, which plan, which version."""

    region: "Region"
    number: str
    version: int
    day: date
    author: str


@dataclass(frozen=True)
class Row:
    """Something of the plan in its parts: an event, an agreement, a step, a kind of help."""

    what: str
    who: str = ""
    when: str = ""
    why: str = ""
    phone: str = ""


def head_of(version: "PlanVersion") -> Head:
    return Head(
        region=version.plan.case.region,
        number=version.plan.number,
        version=version.number,
        day=timezone.localdate(version.adopted_at),
        author=version.adopted_by.name,
    )


def day_or_period(when: str) -> str:
    """20 februari 2026, from what the version keeps of a day; a period as it was written."""
    try:
        return date_format(date.fromisoformat(when), "j F Y")
    except ValueError:
        return when


def events_in(content: dict[str, Any]) -> tuple[Row, ...]:
    return tuple(
        Row(row["what"], when=day_or_period(row["when"]), why=row["effect"])
        for row in content["events"]
    )


def help_in(content: dict[str, Any]) -> tuple[Row, ...]:
    return tuple(
        Row(row["what"], who=row["for_whom"], why=row["motivation"]) for row in content["help"]
    )


def agreements_in(content: dict[str, Any]) -> tuple[Row, ...]:
    return tuple(
        Row(row["what"], who=row["who"], when=row["when"]) for row in content["agreements"]
    )


def fallback_in(content: dict[str, Any]) -> tuple[Row, ...]:
    return tuple(
        Row(row["what"], who=row["who"], when=row["when"], phone=row["phone"])
        for row in content["fallback"]
    )
