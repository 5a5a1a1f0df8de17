"""One version of the municipal half as everybody signed it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from common.shown import Fact
from safetyplans.local_text import director_of, local_sections
from safetyplans.said import Section
from safetyplans.screens.comparison import Comparison, compared
from safetyplans.screens.local_overview import moment, why_so
from safetyplans.screens.local_signing import SignatureShown, shown_signatures
from safetyplans.screens.network_map import NetworkMap, network_map
from safetyplans.selectors.local import newest_local_version

if TYPE_CHECKING:
    from safetyplans.models import LocalVersion


@dataclass(frozen=True)
class LocalVersionPage:
    """``newer``: there is a later version, on which these signatures do not count; ``earlier`` is
    the version before it, 0 for the first."""

    number: str
    version: int
    newer: bool
    earlier: int
    facts: list[Fact]
    sections: list[Section]
    map: NetworkMap | None
    signatures: list[SignatureShown]


def local_version_page(version: "LocalVersion") -> LocalVersionPage:
    content = version.content
    newest = newest_local_version(version.plan)
    vt = content["vt"]
    return LocalVersionPage(
        number=version.plan.case.number,
        version=version.number,
        newer=newest is not None and newest.number > version.number,
        earlier=version.number - 1,
        facts=[
            Fact("Vastgelegd", f"{moment(version.frozen_at)}, {version.frozen_by.name}"),
            Fact("Waarom deze versie", why_so(version.reason, version.note)),
            Fact("Regisseur", director_of(content) or "Niemand"),
            Fact(
                "Deel van Veilig Thuis",
                f"versie {vt['number']}" if vt else "geen: het plan begon bij de gemeente",
            ),
            Fact("Vingerafdruk", version.content_hash[:12]),
        ],
        sections=[one for one in local_sections(content).values() if one.items],
        map=network_map(content["network"]),
        signatures=shown_signatures(version),
    )


def local_comparison(older: "LocalVersion", newer: "LocalVersion") -> Comparison:
    """Both tell all parts; a brief plan says nothing in most."""
    return compared(
        f"Van versie {older.number} naar versie {newer.number}",
        local_sections(older.content).values(),
        local_sections(newer.content).values(),
    )
