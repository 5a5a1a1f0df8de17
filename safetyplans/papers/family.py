"""The copy for one member of the family: plain words, the reader's own part first (000-25)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cases.selectors.addressees import is_young
from documents.prose import Part, parts_of
from people.selectors import is_minor
from safetyplans.enums import Stance
from safetyplans.languages import SOURCE, Language, headings, language
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
    from people.models import Person
    from safetyplans.models import PlanVersion

SAID = {
    Stance.AGREES: "you_agreed",
    Stance.PARTLY: "you_partly_agreed",
    Stance.REFUSES: "you_refused",
}


@dataclass(frozen=True)
class Said:
    """A heading or standard sentence: as this reader reads it, and in Dutch."""

    text: str
    dutch: str


@dataclass(frozen=True)
class Condition:
    number: int
    text: str
    about: str
    why: str
    sight_by: str
    seen_by: str


@dataclass(frozen=True)
class SafetyPerson:
    """To whom a child can always go."""

    child: str
    name: str
    relation: str
    phone: str

    @property
    def shown(self) -> str:
        return f"{self.name} ({self.relation})" if self.relation else self.name


@dataclass(frozen=True)
class View:
    """What this reader said of the plan, and on which day."""

    stance: Said | None
    words: tuple[Part, ...]
    day: str


@dataclass(frozen=True)
class FamilyPaper:
    """What ``documents/plan_family.html`` prints; nothing of it is about the reporter, and other
    members' opinions stay out."""

    head: Head
    reader: str
    made_with: str
    language: Language
    say: Mapping[str, Said]
    goal: tuple[Part, ...]
    timeline: tuple[Part, ...]
    events: tuple[Row, ...]
    conditions: tuple[Condition, ...]
    agreements: tuple[Row, ...]
    fallback: tuple[Row, ...]
    own_safety_persons: tuple[SafetyPerson, ...]
    safety_persons: tuple[SafetyPerson, ...]
    earlier: tuple[Part, ...]
    help: tuple[Row, ...]
    protective: tuple[str, ...]
    consequences: tuple[Part, ...]
    view: View | None


def family_paper(
    version: "PlanVersion", reader: "Person", code: str, hidden: Hidden
) -> FamilyPaper:
    """The version as this reader gets it, with headings in that language."""
    content, head = shown_content(version, hidden), head_of(version)
    say = _say(code, young=is_young(reader, head.day))
    own, others = _safety_persons(content, reader)
    minor = is_minor(reader, head.day)
    return FamilyPaper(
        head=head,
        reader=reader.name,
        made_with=f"{head.author}, {head.region.name}",
        language=language(code),
        say=say,
        goal=parts_of(content["goal"]),
        timeline=parts_of(content["timeline"]),
        events=events_in(content),
        conditions=_conditions(content, reader),
        agreements=_own_first(agreements_in(content), reader),
        fallback=fallback_in(content),
        own_safety_persons=own,
        safety_persons=() if minor else others,
        earlier=parts_of(content["earlier_agreements"]),
        help=help_in(content),
        protective=tuple(row["description"] for row in content["protective"]),
        consequences=parts_of(content["consequences"]),
        view=_view(version, reader, say),
    )


def texts_for(version: "PlanVersion", reader: "Person", hidden: Hidden) -> Texts:
    """Every word of the plan that would stand on this reader's paper, by part."""
    view = _noted(version, reader)
    return texts_of(shown_content(version, hidden)) | {"Mening": (view["view"],) if view else ()}


def _say(code: str, *, young: bool) -> dict[str, Said]:
    dutch, spoken = headings(SOURCE, young=young), headings(code, young=young)
    return {key: Said(text, dutch[key]) for key, text in spoken.items()}


def _conditions(content: dict[str, Any], reader: "Person") -> tuple[Condition, ...]:
    """Those about the reader first; each keeps its number in the plan."""
    rows = sorted(
        content["conditions"],
        key=lambda row: reader.pk not in {person["key"] for person in row["about"]},
    )
    return tuple(
        Condition(
            number=row["number"],
            text=row["text"],
            about=", ".join(person["name"] for person in row["about"]),
            why=row["risk"],
            sight_by=row["sight_by"],
            seen_by=row["seen_by"],
        )
        for row in rows
    )


def _own_first(rows: tuple[Row, ...], reader: "Person") -> tuple[Row, ...]:
    """What the reader does comes first, as far as the reader is called by name."""
    given = reader.calling_name or reader.first_names or reader.surname
    named = re.compile(rf"\b{re.escape(given)}\b", re.IGNORECASE) if given else None
    return tuple(sorted(rows, key=lambda row: not (named and named.search(row.who))))


def _safety_persons(
    content: dict[str, Any], reader: "Person"
) -> tuple[tuple[SafetyPerson, ...], tuple[SafetyPerson, ...]]:
    """The reader's own, and those of the other children."""
    own: list[SafetyPerson] = []
    others: list[SafetyPerson] = []
    for row in content["safety_persons"]:
        shown = SafetyPerson(row["child"]["name"], row["name"], row["relation"], row["phone"])
        (own if row["child"]["key"] == reader.pk else others).append(shown)
    return tuple(own), tuple(others)


def _noted(version: "PlanVersion", reader: "Person") -> dict[str, Any] | None:
    return next((row for row in version.views if row["person"]["key"] == reader.pk), None)


def _view(version: "PlanVersion", reader: "Person", say: Mapping[str, Said]) -> View | None:
    row = _noted(version, reader)
    if row is None or row["stance"] == Stance.TOO_YOUNG:
        return None
    key = SAID.get(row["stance"])
    return View(
        stance=say[key] if key else None,
        words=parts_of(row["view"]),
        day=day_or_period(row["spoken_on"]),
    )
