"""The report of the meeting on paper, in plain words, for one reader."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from cases.enums import RegieKind
from documents.prose import Part, parts_of
from handover import plain
from handover.enums import MeetingPlace
from safetyplans.papers.shown import day_or_period

if TYPE_CHECKING:
    from accounts.models import User
    from handover.models import Handover
    from organisations.models import Region

DIVISION = {
    "vt": "Veilig Thuis",
    "municipality": "De gemeente",
    "provider": "De hulpverlening",
}


@dataclass(frozen=True)
class Fact:
    """What it is called, and what is said of it."""

    label: str
    value: str


@dataclass(frozen=True)
class Item:
    """Something of a list: what it is, in strong type, and what goes with it."""

    what: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Section:
    """A part of the report; it is there only when something is said in it."""

    heading: str
    words: tuple[Part, ...] = ()
    items: tuple[Item, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def stands(self) -> bool:
        return bool(self.words or self.items or self.facts)


@dataclass(frozen=True)
class Contact:
    """Whom the family calls from now on."""

    name: str
    organisation: str
    phone: str


@dataclass(frozen=True)
class TalkPaper:
    """What ``documents/handover_report.html`` prints."""

    region: "Region"
    number: str
    reader: str
    receiver: str
    day: str
    place: str
    written: date
    author: str
    contact: Contact | None
    sections: tuple[Section, ...]


def talk_paper(
    content: dict[str, Any], handover: "Handover", *, written_on: date, by: "User"
) -> TalkPaper:
    """Of the words that ``handover.content.talk.compose_talk`` keeps for this reader."""
    contact = content["contact"]
    return TalkPaper(
        region=handover.case.region,
        number=content["number"],
        reader=content["reader"] or content["receiver"],
        receiver=content["receiver"],
        day=day_or_period(content["held_on"]),
        place=_place(handover, content["place_note"]),
        written=written_on,
        author=by.name,
        contact=Contact(contact["name"], contact["organisation"], contact["phone"])
        if contact
        else None,
        sections=tuple(part for part in _sections(content) if part.stands),
    )


def _place(handover: "Handover", note: str) -> str:
    where = plain.PLACES[MeetingPlace(handover.meeting.place)] if handover.meeting.place else ""
    return f"{where}, {note}" if note else where


def _sections(content: dict[str, Any]) -> list[Section]:
    return [
        _seats(content),
        _text("Waarom het gezin er niet bij was", content["without_family"]),
        Section(
            "Wat iedereen vroeg",
            items=tuple(
                _question(row) for row in content["questions"] if row["none"] or row["question"]
            ),
        ),
        _text("Wat het gezin van het veiligheidsplan vindt", content["plan_reaction"]),
        Section(
            "Dit is altijd zo",
            items=tuple(
                _item(
                    f"{row['number']}. {row['text']}",
                    ("Begrepen", row["understood"]),
                    ("Wat iemand erover zei", row["objection"]),
                )
                for row in content["conditions"]
            ),
        ),
        Section("Dit is afgesproken", items=_agreed(content["agreements"])),
        Section("Wie maakt welk plan", items=_agreed(content["plans"])),
        Section(
            "Wie doet wat",
            facts=_facts(*((name, content["roles"][key]) for key, name in DIVISION.items())),
        ),
        Section(
            "Wie zorgt waarvoor",
            items=tuple(_regie(row) for row in content["regie"] if row["organisation"]),
        ),
        _provider(content["provider"]),
        _monitoring(content["monitoring"]),
        _first_evaluation(content["first_evaluation_on"]),
        _text("Als het niet veilig wordt", content["consequences"]),
        _bridging(content["bridging"]),
        _text("Wie iets anders ziet", content["other_views"]),
        _text("Wat verder is besproken", content["remarks"]),
        Section(
            "Toestemming om informatie te delen",
            facts=_facts(*((row["name"], _consent(row)) for row in content["consents"])),
        ),
    ]


def _seats(content: dict[str, Any]) -> Section:
    there = [_named(seat) for seat in content["seats"] if seat["came"]]
    away = [_away(seat) for seat in content["seats"] if not seat["came"]]
    tried = ", ".join(day_or_period(day) for day in content["attempts"])
    return Section(
        "Wie was er",
        facts=_facts(
            ("Aanwezig", "\n".join(there)),
            ("Niet aanwezig", "\n".join(away)),
            ("Eerder geprobeerd", tried),
        ),
    )


def _named(seat: dict[str, Any]) -> str:
    """Of a professional it is said from where."""
    return f"{seat['name']} ({seat['organisation']})" if seat["organisation"] else seat["name"]


def _away(seat: dict[str, Any]) -> str:
    return f"{_named(seat)}: {seat['why']}" if seat["why"] else _named(seat)


def _question(row: dict[str, Any]) -> Item:
    return _item(row["name"], ("Vraag", "Heeft nu geen vraag." if row["none"] else row["question"]))


def _agreed(rows: list[dict[str, Any]]) -> tuple[Item, ...]:
    return tuple(
        _item(row["what"], ("Wie", row["who"]), ("Wanneer", row["when"]))
        for row in rows
        if row["who"] or row["when"]
    )


def _regie(row: dict[str, Any]) -> Item:
    who = " van ".join(part for part in (row["name"], row["organisation"]) if part)
    does = plain.REGIE[RegieKind(row["kind"])]
    day = f"vanaf {day_or_period(row['since'])}, " if row["since"] else ""
    since = f"{day}zodra de overdracht is geaccepteerd"
    return _item(f"{who} {does}", ("Heet ook", row["label"]), ("Wanneer", since))


def _provider(said: dict[str, Any]) -> Section:
    if not said:
        return Section("Kan de hulpverlener dit")
    return Section(
        "Kan de hulpverlener dit",
        facts=_facts(
            ("Toegerust", said["equipped"]),
            ("Zicht op de veiligheid van iedereen", said["sees_all"]),
            ("Kijkt mee", said["second"]),
            ("Wat die doet", said["second_why"]),
        ),
    )


def _monitoring(said: dict[str, Any]) -> Section:
    if not said:
        return Section("Wanneer Veilig Thuis vraagt hoe het gaat")
    days = "\n".join(day_or_period(day) for day in said["days"])
    return Section(
        "Wanneer Veilig Thuis vraagt hoe het gaat",
        facts=_facts(("Op of rond", days), ("Hoe", said["how"])),
    )


def _first_evaluation(day: str) -> Section:
    facts = _facts(("Wanneer", day_or_period(day))) if day else ()
    return Section("Wanneer we samen terugkijken", facts=facts)


def _bridging(said: dict[str, Any]) -> Section:
    if not said:
        return Section("Zolang het gezin op hulp wacht")
    return Section(
        "Zolang het gezin op hulp wacht",
        facts=_facts(
            ("Wacht op", said["waits_for"]),
            ("Hulp tot die tijd", said["alternative_help"]),
            ("Bellen als het misgaat", f"{said['name']} {said['phone']}".strip()),
            ("De hulp begint", day_or_period(said["expected_on"]) if said["expected_on"] else ""),
        ),
    )


def _consent(row: dict[str, Any]) -> str:
    return f"{row['answer']}: {row['note']}" if row["note"] else row["answer"]


def _text(heading: str, words: str) -> Section:
    return Section(heading, words=parts_of(words) if words else ())


def _item(what: str, *facts: tuple[str, str]) -> Item:
    return Item(what, _facts(*facts))


def _facts(*facts: tuple[str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(label, value) for label, value in facts if value)
