"""The words of the municipal half in reading order, now or as a version froze them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from safetyplans.enums import GoalResult, LifeDomain, SelfReliance
from safetyplans.local_parts import PARTS
from safetyplans.said import Item, Said, Section, day_or_period

OPEN_RESULTS = ("", GoalResult.OPEN)
END_GOAL = "Einddoel"
# What a family need not read of a goal.
ORDERING = ("Plaats", "Leefgebied")
SELF_RELIANCE = "Zelfredzaamheid"


def local_sections(content: dict[str, Any]) -> dict[str, Section]:
    """By the part of ``local_parts`` they belong to; a section without a word is there as well."""
    told: dict[str, Iterable[Item]] = {
        "uitwerking": [*_text(content["elaboration"]), *_agreements(content)],
        "voorwaarden": list(_conditions(content)),
        "zicht": _sight(content),
        "oorzaken": _text(content["causes"]),
        "herstel": _text(content["recovery"]),
        "doelen": [*_end_goal(content), *_goals(content)],
        "leefgebieden": list(_areas(content)),
        "eigen-aandeel": _parts(content["own"], named=True),
        "netwerk": [*_text(content["no_network"]), *_network(content)],
        "deelplannen": list(_sub_plans(content)),
        "volgen": _follow(content),
        "verspreiding": list(_recipients(content)),
    }
    return {slug: Section(PARTS[slug].title, tuple(items)) for slug, items in told.items()}


def plain_sections(content: dict[str, Any], *, reader: int, child: bool) -> list[Section]:
    """The plan in plain words, the own part of ``reader`` (a key) first.

    A child reads nothing of how the family manages, of causes and of plans of others.
    """
    told = {slug: section.items for slug, section in local_sections(content).items()}
    own = [row for row in content["own"] if row["person"]["key"] == reader]
    others = [row for row in content["own"] if row not in own]
    sections = [
        Section("Dit doe jij zelf" if child else "Dit doet u zelf", _parts(own, named=False)),
        Section("Hier werken we naartoe", tuple(_end_goal(content, named=False))),
        Section("Dit is altijd zo", tuple(_plain_conditions(content))),
        Section("Dit spreken we af", told["uitwerking"]),
        Section("Wie kijkt of het veilig is?", told["zicht"]),
        Section("Onze doelen", _plain_goals(told["doelen"])),
        Section("Dit doen de anderen", _parts(others, named=True)),
        Section("Wie helpt er mee?", told["netwerk"]),
        Section("Hulp bij wat het onveilig maakte", () if child else told["oorzaken"]),
        Section("Zo werken we aan herstel", told["herstel"]),
        Section("Hoe gaat het nu?", () if child else _plain_areas(told["leefgebieden"])),
        Section("Plannen van andere organisaties", () if child else told["deelplannen"]),
        Section("Wie heeft de leiding?", tuple(_text(director_of(content)))),
        Section("Wanneer kijken we terug?", told["volgen"]),
    ]
    return [section for section in sections if section.items]


def director_of(content: dict[str, Any]) -> str:
    """ "Casusregie: Sanne Smit, Wijkteam Centrum"; empty while nobody directs."""
    held = content["director"]
    if not held["organisation"]:
        return ""
    who = ", ".join(word for word in (held["name"], held["organisation"]) if word)
    return f"{held['kind'].capitalize()}: {who}"


def _text(words: str) -> list[Item]:
    return [Item("", (Said("", words),), key="text")] if words else []


def _item(title: str, *said: Said) -> Item:
    """Only what was filled in; by its title it is the same thing in each version."""
    return Item(title, tuple(one for one in said if one.text), key=title)


def _agreements(content: dict[str, Any]) -> Iterator[Item]:
    for row in content["agreements"]:
        yield _item(
            f"Afspraak {row['number']}",
            Said("", row["what"]),
            Said("Wie", row["who"]),
            Said("Wanneer", row["when"]),
        )


def _conditions(content: dict[str, Any]) -> Iterator[Item]:
    for row in content["conditions"]:
        yield _item(
            f"Voorwaarde {row['number']}",
            Said("", row["text"]),
            Said("Hoe komt zij terug", row["how"]),
            Said("Wie houdt zicht", row["sight_by"]),
            Said("Hoe vaak", row["how_often"]),
        )


def _sight(content: dict[str, Any]) -> list[Item]:
    who = ", ".join(w for w in (content["sight_name"], content["sight_organisation"]) if w)
    said = _item("", Said("Wie", who), Said("Hoe en hoe vaak", content["sight_how"]))
    return [said] if said.said else []


def _plain_goals(told: tuple[Item, ...]) -> tuple[Item, ...]:
    """Without what only orders them; the end goal is told above."""
    return tuple(
        replace(item, said=tuple(one for one in item.said if one.label not in ORDERING))
        for item in told
        if item.title != END_GOAL
    )


def _plain_areas(told: tuple[Item, ...]) -> tuple[Item, ...]:
    """A family reads how well it goes, not what professionals call that."""
    return tuple(
        replace(
            item,
            said=tuple(
                replace(one, label="Hoe goed lukt het") if one.label == SELF_RELIANCE else one
                for one in item.said
            ),
        )
        for item in told
    )


def _plain_conditions(content: dict[str, Any]) -> Iterator[Item]:
    for row in content["conditions"]:
        yield _item("", Said("", row["text"]), Said("Zo zorgen we daarvoor", row["how"]))


def _end_goal(content: dict[str, Any], *, named: bool = True) -> list[Item]:
    said = _item(
        END_GOAL if named else "",
        Said("", content["end_goal"]),
        Said("Wanneer", day_or_period(content["end_goal_by"])),
    )
    return [said] if said.said else []


def _goals(content: dict[str, Any]) -> Iterator[Item]:
    """In the order of what goes first."""
    for row in sorted(content["goals"], key=lambda one: (one["priority"] or 99, one["number"])):
        result = "" if row["result"] in OPEN_RESULTS else str(GoalResult(row["result"]).label)
        yield _item(
            f"Doel {row['number']}",
            Said("", row["what"]),
            Said("Plaats", str(row["priority"] or "")),
            Said("Waaraan zien we het", row["measured_by"]),
            Said("Wie", row["who"]),
            Said("Uiterlijk op", day_or_period(row["until"])),
            Said("Leefgebied", str(LifeDomain(row["area"]).label) if row["area"] else ""),
            Said("Resultaat", ". ".join(w for w in (result, row["result_note"]) if w)),
        )


def _areas(content: dict[str, Any]) -> Iterator[Item]:
    for row in sorted(content["areas"], key=lambda one: LifeDomain.values.index(one["area"])):
        yield _item(
            str(LifeDomain(row["area"]).label).capitalize(),
            Said(SELF_RELIANCE, str(SelfReliance(row["score"]).label) if row["score"] else ""),
            Said("", row["note"]),
            Said("Waarom geen doel", row["no_goal"]),
        )


def _parts(rows: list[dict[str, Any]], *, named: bool) -> tuple[Item, ...]:
    """What somebody does; ``named`` when it is not the reader."""
    return tuple(
        _item(
            row["person"]["name"] if named else "",
            Said("", row["responsibility"]),
            Said("Als dat niet lukt", row["consequence"]),
        )
        for row in rows
    )


def _network(content: dict[str, Any]) -> Iterator[Item]:
    for row in content["network"]:
        yield _item(
            row["name"] or "Nog geen naam",
            Said("Wie is dat", row["relation"]),
            Said("Doet in het plan", row["part"]),
            Said("Bijzonder", "vertrouwenspersoon of JIM" if row["trusted"] else ""),
            Said("Telefoon", row["phone"]),
        )


def _sub_plans(content: dict[str, Any]) -> Iterator[Item]:
    for row in content["sub_plans"]:
        yield _item(
            row["organisation"] or "Nog geen organisatie",
            Said("Voor wie", row["for_whom"]),
            Said("Afgestemd op dit plan", "ja" if row["aligned"] else "nog niet"),
            Said("Hoe", row["how"]),
        )


def _follow(content: dict[str, Any]) -> list[Item]:
    known = content["report_by"] or content["report_to"] or content["report_when"]
    said = _item(
        "",
        Said("Eerste evaluatie", day_or_period(content["first_evaluation_on"])),
        Said("Veilig genoeg vanaf", "" if content["brief"] else f"een {content['good_enough']}"),
        Said("Wie rapporteert", content["report_by"]),
        Said("Aan wie", content["report_to"]),
        Said("Wanneer", content["report_when"]),
    )
    return [said] if known or content["first_evaluation_on"] else []


def _recipients(content: dict[str, Any]) -> Iterator[Item]:
    for row in content["recipients"]:
        yield _item(
            row["name"] or "Nog geen naam",
            Said("Organisatie", row["organisation"]),
            Said("Hoe", row["how"]),
        )
