"""What somebody enters about a person or an address, before it is a row."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from common.contact import read_phone, read_postcode
from common.exceptions import DomainError
from organisations.models import Organisation
from people import bsn
from people.enums import AddressKind, Gender, LegalCapacity
from people.partial_date import NOT_KNOWN, Birth, PartialDate, born, expected

if TYPE_CHECKING:
    from people.models import Person


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """All that can be entered about one person; nothing filled in is nothing known."""

    initials: str = ""
    first_names: str = ""
    calling_name: str = ""
    particle: str = ""
    surname: str = ""
    partner_name: str = ""
    description: str = ""
    birth: Birth = NOT_KNOWN
    deceased_on: date | None = None
    gender: str = Gender.UNKNOWN
    bsn: str = field(default="", repr=False)
    phone: str = ""
    email: str = ""
    language: str = ""
    needs_interpreter: bool = False
    legal_capacity: str = LegalCapacity.NOT_ASSESSED
    school: str = ""
    huisarts: str = ""

    def checked(self, *, today: date) -> "Particulars":
        """The same, in the shape we keep; every objection at once."""
        reasons: list[str] = []
        number = _read(bsn.read, self.bsn, reasons)
        phone = _read(read_phone, self.phone, reasons)
        reasons += _birth_objections(self.birth, self.deceased_on, today)
        if not self._can_be_named():
            reasons.append(
                "Vul een naam in. Is de naam onbekend, omschrijf dan wie het is, "
                "bijvoorbeeld “nieuwe vriend van moeder”."
            )
        if reasons:
            raise DomainError(*reasons)
        return replace(self, bsn=number, phone=phone)

    def _can_be_named(self) -> bool:
        named = self.surname, self.first_names, self.calling_name, self.description
        return self.birth.unborn or any(name.strip() for name in named)


@dataclass(frozen=True, kw_only=True)
class AddressGiven:
    """An address as somebody enters it. An opvang is always secret (A11)."""

    kind: str = AddressKind.HOME
    street: str = ""
    number: int | None = None
    addition: str = ""
    postcode: str = ""
    city: str = ""
    municipality: Organisation | None = None
    secret: bool = False

    def checked(self) -> "AddressGiven":
        postcode = read_postcode(self.postcode)
        if not (postcode or self.street.strip() or self.city.strip()):
            raise DomainError("Vul ten minste een postcode, straat of plaats in.")
        secret = self.secret or self.kind == AddressKind.SHELTER
        return replace(self, postcode=postcode, secret=secret)


def particulars_of(person: "Person") -> Particulars:
    """What is known of somebody now, to change a part of it by ``dataclasses.replace``.

    It holds the BSN in the clear: not for templates or logs.
    """
    known = {part.name: getattr(person, part.name) for part in fields(Particulars)}
    return Particulars(**{**known, "bsn": person.bsn.reveal()})


def _read(read: Callable[[str], str], text: str, reasons: list[str]) -> str:
    """What was meant, or "" with the objection added to the others."""
    try:
        return read(text)
    except DomainError as refusal:
        reasons += refusal.reasons
        return ""


def _birth_objections(birth: Birth, deceased_on: date | None, today: date) -> list[str]:
    try:
        if isinstance(birth, PartialDate):
            born(birth.year, birth.month, birth.day, today=today)
        else:
            expected(birth.expected_on, today=today)
    except DomainError as refusal:
        return refusal.reasons
    if deceased_on is None:
        return []
    if deceased_on > today:
        return ["De overlijdensdatum ligt in de toekomst."]
    if not isinstance(birth, PartialDate):
        return ["Een kind dat nog niet geboren is, heeft geen overlijdensdatum."]
    if birth.earliest and deceased_on < birth.earliest:
        return ["De overlijdensdatum ligt vóór de geboorte."]
    return []
