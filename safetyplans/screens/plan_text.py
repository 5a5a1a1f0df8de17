"""The words of a plan in reading order, from its content: now, or as a version froze it."""

from collections.abc import Iterator
from typing import Any

from safetyplans.said import Item, Said, Section, day_or_period
from safetyplans.wording import Use

NOBODY = "Nog niet ingevuld"


def sections(content: dict[str, Any]) -> list[Section]:
    """All of it; a section without a word is there as well."""
    return [
        _single("Waar werken we naartoe?", content["goal"], Use.TEXT),
        Section("1. Meest onveilige situaties", tuple(_events(content))),
        Section("2. Veiligheidsvoorwaarden", tuple(_conditions(content))),
        Section("3. Veiligheidsafspraken", tuple(_agreements(content))),
        Section("4. Wie doet wat als het niet lukt", tuple(_fallback(content))),
        Section("5. Veiligheidspersoon voor ieder kind", tuple(_safety_persons(content))),
        _single(
            "6. Afspraken voor directe veiligheid die er al zijn",
            content["earlier_agreements"],
            Use.AGREEMENT,
        ),
        Section("7. Aandachtspunten en hulp", tuple(_help(content))),
        Section("8. Wat beschermt", tuple(_protective(content))),
        _single("Wat gebeurt er als het niet veilig wordt?", content["consequences"], Use.TEXT),
    ]


def whole_text(content: dict[str, Any]) -> str:
    """Everything somebody put into words, a line each: what readability is measured on."""
    return "\n".join(
        _as_sentence(said.text)
        for section in sections(content)
        for item in section.items
        for said in item.said
        if said.use and said.text
    )


def _single(title: str, words: str, use: Use) -> Section:
    return Section(title, (Item("", (Said("", words, use),), key="text"),) if words else ())


def _events(content: dict[str, Any]) -> Iterator[Item]:
    if content["timeline"]:
        yield Item("Korte tijdslijn", (Said("", content["timeline"], Use.EVENT),), key="timeline")
    for event in content["events"]:
        yield _item(
            day_or_period(event["when"]),
            f"event {event['key']}",
            Said("Wat er gebeurde", event["what"], Use.EVENT),
            Said("Wat het deed met wie", event["effect"], Use.EVENT),
        )


def _conditions(content: dict[str, Any]) -> Iterator[Item]:
    days = {event["key"]: day_or_period(event["when"]) for event in content["events"]}
    for row in content["conditions"]:
        shown = [days.get(key, "een gebeurtenis uit het veiligheidsbeeld") for key in row["events"]]
        yield _item(
            f"Voorwaarde {row['number']}",
            f"condition {row['number']}",
            Said("", row["text"], Use.CONDITION),
            Said("Geldt voor", ", ".join(person["name"] for person in row["about"])),
            Said("Risico", row["risk"], Use.TEXT),
            Said("Blijkt uit", "; ".join(dict.fromkeys(shown))),
            Said("Wie houdt zicht", row["sight_by"]),
            Said("Waaraan zien we het", row["seen_by"], Use.TEXT),
        )


def _agreements(content: dict[str, Any]) -> Iterator[Item]:
    for row in content["agreements"]:
        yield _row(
            f"Afspraak {row['number']}",
            Said("", row["what"], Use.AGREEMENT),
            Said("Wie", row["who"]),
            Said("Wanneer", row["when"]),
        )


def _fallback(content: dict[str, Any]) -> Iterator[Item]:
    for number, row in enumerate(content["fallback"], 1):
        yield _row(
            f"Stap {number}",
            Said("Als dit gebeurt", row["when"], Use.TEXT),
            Said("Dan doet", row["who"]),
            Said("Dit", row["what"], Use.AGREEMENT),
            Said("Telefoon", row["phone"]),
        )


def _safety_persons(content: dict[str, Any]) -> Iterator[Item]:
    for place, row in enumerate(content["safety_persons"]):
        child = row["child"]["key"]
        earlier = [one for one in content["safety_persons"][:place] if one["child"]["key"] == child]
        yield _item(
            row["child"]["name"],
            f"safety person {child} {len(earlier)}",
            Said("Veiligheidspersoon", row["name"] or NOBODY),
            Said("Wie is dat", row["relation"]),
            Said("Telefoon", row["phone"]),
            Said("Weet ervan en wil het", "ja" if row["knows"] else "nee"),
            Said("Het kind weet het", "ja" if row["child_knows"] else "nee"),
        )


def _help(content: dict[str, Any]) -> Iterator[Item]:
    for row in content["help"]:
        yield _item(
            row["for_whom"] or "Voor wie: nog niet ingevuld",
            "",
            Said("", row["what"], Use.TEXT),
            Said("Waarom dit nodig is", row["motivation"], Use.TEXT),
        )


def _protective(content: dict[str, Any]) -> Iterator[Item]:
    for row in content["protective"]:
        kind = row["kind"]
        yield _item(kind[:1].upper() + kind[1:], "", Said("", row["description"], Use.TEXT))


def _item(title: str, key: str, *said: Said) -> Item:
    """Only what was filled in."""
    return Item(title, tuple(one for one in said if one.text), key)


def _row(title: str, *said: Said) -> Item:
    return Item(title, tuple(one for one in said if one.text), counted=True)


def _as_sentence(words: str) -> str:
    stripped = words.rstrip()
    return stripped if stripped.endswith((".", "!", "?", ":")) else f"{stripped}."
