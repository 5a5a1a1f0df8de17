"""By what an advice could tell about whom it is (A6, domain 2.1), and where it seems to."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices


class IdentityKind(TextChoices):
    """By what somebody in a text could be recognised."""

    NAME = "name", "naam van een persoon"
    BSN = "bsn", "burgerservicenummer"
    PHONE = "phone", "telefoonnummer"
    EMAIL = "email", "e-mailadres"
    ADDRESS = "address", "adres of postcode"
    BIRTH_DATE = "birth_date", "geboortedatum"


@dataclass(frozen=True)
class Finding:
    """A place in a text: text[start:end], as it was typed."""

    kind: IdentityKind
    text: str
    start: int
    end: int


def sentences(findings: Iterable[Finding]) -> list[str]:
    """One sentence for beside the field per finding; the same words are said once."""
    said = (
        f"Dit lijkt een {found.kind.label}: “{found.text}”. "
        "Haal het weg of schrijf het zonder herkenbare gegevens."
        for found in findings
    )
    return list(dict.fromkeys(said))
