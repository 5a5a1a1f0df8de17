"""The whole document, composed from the record: fourteen sections in one fixed order (6.6)."""

import hashlib
import json
from typing import TYPE_CHECKING, Any

from handover.content import agreed, family, told
from handover.content.betrayal import Filter, betrayals_in, filter_of, left_out_of
from handover.content.plan import planned, version_of
from handover.content.reports import reports_of
from handover.content.shape import Section, without

if TYPE_CHECKING:
    from handover.models import Handover

# One format for every origin (003-15); a change of the shape is a new one.
FORMAT = "overdracht-2026-1"


def compose(handover: "Handover") -> dict[str, Any]:
    """What the receiver reads, as plain data. A section that does not belong to this origin is
    not there: 9 is of an investigation, 10 of a track."""
    sections, sieve = _written(handover)
    left_out = left_out_of(sections, sieve)
    return {
        "format": FORMAT,
        "number": handover.number,
        "reports": [report.number for report in reports_of(handover)],
        "sections": [without(said, left_out) for said in sections],
    }


def betrayed_by(handover: "Handover") -> list[str]:
    """Sentences for what VT wrote that betrays an anonymous reporter or a secret address."""
    sections, sieve = _written(handover)
    left_out = left_out_of(sections, sieve)
    return betrayals_in([without(said, left_out) for said in sections], sieve)


def digest(content: dict[str, Any]) -> str:
    """The fingerprint of these words; another letter is another fingerprint."""
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _written(handover: "Handover") -> tuple[list[Section], Filter]:
    sieve = filter_of(handover.case, innocent=_known_to_reader(handover))
    sections = [
        agreed.characteristics(handover),
        family.household(handover, sieve.hidden),
        told.reported(handover),
        told.judged(handover),
        told.earlier(handover),
        family.family_view(handover),
        family.help_and_network(handover),
        family.advised(handover),
        told.investigated(handover),
        planned(handover, sieve.hidden),
        agreed.agreements(handover),
        agreed.monitored(handover),
        agreed.consequences(handover),
        agreed.shared(handover),
    ]
    return [said for said in sections if said], sieve


def _known_to_reader(handover: "Handover") -> list[str]:
    """Names that betray nobody: who prepared it, and to whom a child can go."""
    version = version_of(handover)
    safe = [row["name"] for row in version.content["safety_persons"]] if version else []
    receiver = [handover.receiver.name] if handover.receiver else []
    return [handover.begun_by.name, *safe, *receiver]
