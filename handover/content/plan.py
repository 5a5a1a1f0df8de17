"""Section 10: the conditions and the half of Veilig Thuis of the safety plan, as adopted."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from handover.content.shape import Block, Section, block, section
from safetyplans.models import PlanVersion
from safetyplans.papers.secrets import Hidden, shown_content
from safetyplans.papers.shown import day_or_period

if TYPE_CHECKING:
    from handover.models import Handover


def version_of(handover: "Handover") -> PlanVersion | None:
    """The newest version that was adopted in this track; none out of triage (7.11)."""
    if handover.track_id is None:
        return None
    rows = PlanVersion.objects.filter(plan__track=handover.track_id)
    return rows.select_related("plan").order_by("-number", "-pk").first()


def conditions_of(handover: "Handover") -> dict[int, str]:
    """The conditions that go along, by their number in the plan; none out of triage."""
    version = version_of(handover)
    rows = version.content["conditions"] if version else []
    return {row["number"]: row["text"] for row in rows}


def planned(handover: "Handover", hidden: Hidden) -> Section | None:
    version = version_of(handover)
    if version is None:
        return None
    content = shown_content(version, hidden)
    head = block(
        facts=[("Plan", f"{version.plan.number}, versie {version.number}")], text=content["goal"]
    )
    return section("plan", [head, *_conditions(content), *_items(content)])


def _conditions(content: dict[str, Any]) -> Iterator[Block]:
    for row in content["conditions"]:
        yield block(
            f"Voorwaarde {row['number']}",
            text=row["text"],
            facts=[
                ("Geldt voor", ", ".join(person["name"] for person in row["about"])),
                ("Risico", row["risk"]),
                ("Zicht houdt", row["sight_by"]),
                ("Te zien aan", row["seen_by"]),
            ],
        )


def _items(content: dict[str, Any]) -> Iterator[Block]:
    """The other items, in the order of the plan (6.5)."""
    yield block("Tijdslijn", text=content["timeline"])
    yield block(
        "Meest onveilige situaties",
        items=[_joined(day_or_period(row["when"]), row["what"]) for row in content["events"]],
    )
    yield block(
        "Veiligheidsafspraken",
        items=[_joined(row["who"], row["what"], row["when"]) for row in content["agreements"]],
    )
    yield block(
        "Als het niet lukt",
        items=[
            _joined(row["when"], row["who"], row["what"], row["phone"])
            for row in content["fallback"]
        ],
    )
    yield block(
        "Veiligheidspersoon van ieder kind",
        facts=[
            (row["child"]["name"], _named(row["name"], row["relation"]))
            for row in content["safety_persons"]
        ],
    )
    yield block("Wat al eerder is afgesproken", text=content["earlier_agreements"])
    yield block(
        "Aandachtspunten voor risicogestuurde zorg",
        items=[_joined(row["for_whom"], row["what"], row["motivation"]) for row in content["help"]],
    )
    yield block("Wat beschermt", items=[row["description"] for row in content["protective"]])
    yield block("Als het niet veilig wordt", text=content["consequences"])


def _named(*parts: str) -> str:
    return ", ".join(part.strip() for part in parts if part.strip())


def _joined(*parts: str) -> str:
    return " – ".join(part.strip() for part in parts if part.strip())
