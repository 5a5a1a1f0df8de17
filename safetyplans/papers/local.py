"""The municipal half on paper: for one member of the family, and for professionals."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from cases.selectors.involved import children_of
from common.signatures import SignatureGiven
from people.selectors import is_minor
from safetyplans.enums import SignsAs
from safetyplans.local_text import director_of, local_sections, plain_sections
from safetyplans.papers.local_secrets import hidden_places_in
from safetyplans.papers.secrets import betrayals, hidden_in

if TYPE_CHECKING:
    from organisations.models import Region
    from people.models import Person
    from safetyplans.models import LocalVersion
    from safetyplans.said import Section

HIDES = "In deze versie staat een geheim adres. Stel het plan bij en haal dat weg."
NOT_NOW = "De voorwaarden kunnen nu niet op papier. Overleg met Veilig Thuis."


@dataclass(frozen=True)
class SignedLine:
    """What somebody set under the version, or why not."""

    name: str
    role: str
    at: datetime
    given: SignatureGiven | None
    refusal: str


@dataclass(frozen=True)
class LocalPaper:
    """What ``documents/plan_local.html`` prints; ``reader`` is empty on the professional copy."""

    sender: str
    region: "Region"
    number: str
    case_number: str
    version: int
    vt_version: int
    day: date
    frozen_by: str
    reason: str
    director: str
    reader: str
    child: bool
    sections: "tuple[Section, ...]"
    signatures: tuple[SignedLine, ...]
    not_yet: tuple[str, ...]


def local_paper(
    version: "LocalVersion", reader: "Person | None", *, sender: str, not_yet: tuple[str, ...]
) -> LocalPaper:
    """The version as this reader gets it. ``not_yet``: who is asked and did not sign so far."""
    plan, content = version.plan, version.content
    day = timezone.localdate(version.frozen_at)
    child = reader is not None and is_minor(reader, day)
    sections = (
        plain_sections(content, reader=reader.pk, child=child)
        if reader
        else [one for one in local_sections(content).values() if one.items]
    )
    vt = content["vt"]
    return LocalPaper(
        sender=sender,
        region=plan.case.region,
        number=plan.number,
        case_number=plan.case.number,
        version=version.number,
        vt_version=vt["number"] if vt else 0,
        day=day,
        frozen_by=version.frozen_by.name,
        reason=". ".join(w for w in (str(version.get_reason_display()), version.note) if w),
        director=director_of(content),
        reader=reader.name if reader else "",
        child=child,
        sections=tuple(sections),
        signatures=tuple(_signed(version)),
        not_yet=not_yet,
    )


def kept_from_paper(version: "LocalVersion") -> list[str]:
    """Why this version cannot be printed now: somebody came to hide, or a reporter would show.

    What of the reporter is said to nobody of the local field (A4).
    """
    case, content = version.plan.case, version.content
    if hidden_places_in(case, content):
        return [HIDES]
    children = children_of(case, on=timezone.localdate())
    about = {"safety_persons": [{"name": child.name} for child in children]}
    texts = {"Voorwaarden": tuple(row["text"] for row in content["conditions"])}
    found = betrayals(case, about, texts, hidden_in(case), for_family=True)
    return [NOT_NOW] if found.never else []


def _signed(version: "LocalVersion") -> list[SignedLine]:
    rows = version.signatures.select_related("signatory").order_by("signatory__number", "pk")
    return [
        SignedLine(
            name=row.name,
            role=row.role or str(SignsAs(row.signs_as).label),
            at=row.signed_at,
            given=SignatureGiven.from_data(row.given) if row.given else None,
            refusal=row.refusal,
        )
        for row in rows
    ]
