"""The copy for professionals who work with the plan: everything the version says."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from documents.prose import Part, parts_of
from safetyplans.enums import CheckedAs, Stance
from safetyplans.papers.secrets import Hidden, Texts, shown_content, texts_of
from safetyplans.papers.shown import (
    Head,
    Row,
    agreements_in,
    day_or_period,
    events_in,
    fallback_in,
    head_of,
    help_in,
)

if TYPE_CHECKING:
    from safetyplans.models import PlanVersion


@dataclass(frozen=True)
class FullCondition:
    """A condition with what it rests on; ``events`` are the places of the events in the list."""

    number: int
    text: str
    about: str
    risk: str
    events: tuple[int, ...]
    sight_by: str
    seen_by: str


@dataclass(frozen=True)
class FullSafetyPerson:
    child: str
    name: str
    relation: str
    phone: str
    agreed: str


@dataclass(frozen=True)
class NotedView:
    person: str
    stance: str
    words: str
    day: str


@dataclass(frozen=True)
class Dropped:
    number: int
    text: str
    reason: str


@dataclass(frozen=True)
class Checked:
    """Who ticked the quality gate on exactly these words, as what, and when."""

    role: str
    name: str
    at: datetime


@dataclass(frozen=True)
class ProfessionalPaper:
    """What ``documents/plan_professional.html`` prints."""

    head: Head
    case_number: str
    reason: str
    note: str
    goal: tuple[Part, ...]
    timeline: tuple[Part, ...]
    events: tuple[Row, ...]
    conditions: tuple[FullCondition, ...]
    dropped: tuple[Dropped, ...]
    agreements: tuple[Row, ...]
    fallback: tuple[Row, ...]
    safety_persons: tuple[FullSafetyPerson, ...]
    earlier: tuple[Part, ...]
    help: tuple[Row, ...]
    protective: tuple[Row, ...]
    consequences: tuple[Part, ...]
    views: tuple[NotedView, ...]
    checked: tuple[Checked, ...]


def professional_paper(version: "PlanVersion", hidden: Hidden) -> ProfessionalPaper:
    content = shown_content(version, hidden)
    return ProfessionalPaper(
        head=head_of(version),
        case_number=version.plan.case.number,
        reason=version.get_reason_display(),
        note=version.note,
        goal=parts_of(content["goal"]),
        timeline=parts_of(content["timeline"]),
        events=events_in(content),
        conditions=_conditions(content),
        dropped=tuple(
            Dropped(row["number"], row["text"], row["dropped_reason"]) for row in version.dropped
        ),
        agreements=agreements_in(content),
        fallback=fallback_in(content),
        safety_persons=_safety_persons(content),
        earlier=parts_of(content["earlier_agreements"]),
        help=help_in(content),
        protective=tuple(Row(row["description"], who=row["kind"]) for row in content["protective"]),
        consequences=parts_of(content["consequences"]),
        views=_views(version),
        checked=_checked(version),
    )


def all_texts(version: "PlanVersion", hidden: Hidden) -> Texts:
    """Every word that would stand on the paper, by part."""
    return texts_of(shown_content(version, hidden)) | {
        "Toelichting": (version.note,),
        "Vervallen voorwaarden": tuple(
            words for row in version.dropped for words in (row["text"], row["dropped_reason"])
        ),
        "Meningen": tuple(row["view"] for row in version.views),
    }


def _conditions(content: dict[str, Any]) -> tuple[FullCondition, ...]:
    places = {event["key"]: place for place, event in enumerate(content["events"], 1)}
    return tuple(
        FullCondition(
            number=row["number"],
            text=row["text"],
            about=", ".join(person["name"] for person in row["about"]),
            risk=row["risk"],
            events=tuple(sorted(places[key] for key in row["events"] if key in places)),
            sight_by=row["sight_by"],
            seen_by=row["seen_by"],
        )
        for row in content["conditions"]
    )


def _safety_persons(content: dict[str, Any]) -> tuple[FullSafetyPerson, ...]:
    return tuple(
        FullSafetyPerson(
            child=row["child"]["name"],
            name=row["name"],
            relation=row["relation"],
            phone=row["phone"],
            agreed=_agreed(row["knows"], row["child_knows"]),
        )
        for row in content["safety_persons"]
    )


def _agreed(knows: bool, child_knows: bool) -> str:
    """Whether the safety person and the child know of it."""
    asked = "weet ervan en wil het" if knows else "nog niet gevraagd"
    return f"{asked}; het kind weet het {'wel' if child_knows else 'nog niet'}"


def _views(version: "PlanVersion") -> tuple[NotedView, ...]:
    return tuple(
        NotedView(
            person=row["person"]["name"],
            stance=Stance(row["stance"]).label if row["stance"] else "niet gevraagd",
            words=row["view"],
            day=day_or_period(row["spoken_on"]),
        )
        for row in version.views
    )


def _checked(version: "PlanVersion") -> tuple[Checked, ...]:
    """The last ticks in each role on the words of this version."""
    checks = version.plan.checks.filter(
        content_hash=version.content_hash, at__lte=version.adopted_at
    )
    latest = {check.role: check for check in checks.select_related("by").order_by("at", "pk")}
    return tuple(
        Checked(CheckedAs(role).label, latest[role].by.name, latest[role].at)
        for role in CheckedAs.values
        if role in latest
    )
