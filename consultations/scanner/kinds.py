"""What the scanner finds."""

from dataclasses import dataclass

from django.db.models import TextChoices


class IdentityKind(TextChoices):
    NAME = "name", "naam van een persoon"
    BSN = "bsn", "burgerservicenummer"
    PHONE = "phone", "telefoonnummer"
    EMAIL = "email", "e-mailadres"
    ADDRESS = "address", "adres of postcode"
    BIRTH_DATE = "birth_date", "geboortedatum"


@dataclass(frozen=True)
class Finding:
    kind: IdentityKind
    text: str
    start: int
    end: int
