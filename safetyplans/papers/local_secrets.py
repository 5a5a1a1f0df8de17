"""Where the municipal half would tell where somebody hides (A11)."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from safetyplans.papers.secrets import hidden_in

if TYPE_CHECKING:
    from cases.models import Case

# What is asked on which page, in the words of that page.
NAMES = {
    "elaboration": "verdere uitwerking",
    "sight_name": "zicht op veiligheid",
    "sight_organisation": "zicht op veiligheid",
    "sight_how": "zicht op veiligheid",
    "causes": "onderliggende oorzaken",
    "recovery": "herstel",
    "end_goal": "einddoel",
    "no_network": "netwerk",
    "report_by": "rapportage",
    "report_to": "rapportage",
    "report_when": "rapportage",
    "agreements": "afspraken",
    "conditions": "voorwaarden",
    "goals": "doelen",
    "areas": "leefgebieden",
    "own": "eigen aandeel",
    "network": "netwerk",
    "sub_plans": "deelplannen",
    "recipients": "wie het plan krijgt",
}


def hidden_places_in(case: "Case", content: Mapping[str, Any]) -> list[str]:
    """The parts in which a secret address stands, or a telephone number of somebody there."""
    hidden = hidden_in(case)
    if not hidden.places and not hidden.phones:
        return []
    found = [
        name
        for key, name in NAMES.items()
        if any(hidden.stands_in(text) for text in _texts(content[key]))
    ]
    return list(dict.fromkeys(found))


def _texts(said: object) -> Iterable[str]:
    if isinstance(said, str):
        yield said
    elif isinstance(said, Mapping):
        for value in said.values():
            yield from _texts(value)
    elif isinstance(said, list):
        for value in said:
            yield from _texts(value)
