"""The questions about persons: search first, then who it is, then how they are related."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from cases.enums import InvolvementRole
from cases.forms.step_form import StepForm
from common.exceptions import DomainError
from common.form_fields import PhoneField, PostcodeField
from common.questions import DayField, choice, text, tick
from people.enums import AddressKind, CustodyKind, Gender, LegalCapacity, RelationKind
from people.form_fields import BirthDateField, BsnField
from people.partial_date import Birth, Unborn, aged
from people.particulars import AddressGiven, Particulars

NAME = ["calling_name", "particle", "surname"]


class SearchForm(StepForm):
    """What is known of somebody, to look whether we know them already."""

    calling_name = text("Roepnaam", 60)
    particle = text("Tussenvoegsel", 20)
    surname = text("Achternaam", 120)
    birth = BirthDateField(
        label="Geboortedatum", help_text="Wat u weet: 12-3-2019, maart 2019 of 2019."
    )
    unborn = tick("Nog niet geboren")
    bsn = BsnField(label="BSN", help_text="Negen cijfers.")
    postcode = PostcodeField(label="Postcode")
    number = forms.IntegerField(
        label="Huisnummer",
        required=False,
        min_value=1,
        max_value=99_999,
        error_messages={"invalid": "Vul alleen het getal in.", "min_value": "Vul een getal in."},
    )

    groups: ClassVar = [
        ("Wie zoekt u?", "", [*NAME, "birth", "unborn", "bsn", "postcode", "number"]),
    ]

    def birth_given(self) -> Birth:
        if self.cleaned_data.get("unborn"):
            return Unborn(self.cleaned_data.get("expected_on"))
        return self.cleaned_data["birth"]

    def particulars(self) -> Particulars:
        given = self.cleaned_data
        return Particulars(
            calling_name=given["calling_name"],
            particle=given["particle"],
            surname=given["surname"],
            birth=self.birth_given(),
            bsn=given["bsn"],
        )

    def address(self) -> AddressGiven | None:
        given = self.cleaned_data
        if not given["postcode"]:
            return None
        return AddressGiven(postcode=given["postcode"], number=given["number"])


class KnownPersonForm(StepForm):
    """What is asked of somebody we know already."""

    role = choice("Rol in deze melding", InvolvementRole, required=True, radio=False)
    in_household = tick("Hoort bij het gezin waar de melding over gaat")

    groups: ClassVar = [("In deze melding", "", ["role", "in_household"])]


class PersonForm(KnownPersonForm, SearchForm):
    """Somebody we do not know yet, as far as known."""

    first_names = text("Voornamen", 120)
    initials = text("Voorletters", 20)
    partner_name = text("Achternaam van de partner", 120)
    description = text(
        "Omschrijving", 120, hint="Als de naam onbekend is: nieuwe vriend van moeder."
    )
    expected_on = DayField(label="Uitgerekend op", required=False, may_be_future=True)
    about_age = forms.IntegerField(
        label="Of geschatte leeftijd",
        required=False,
        min_value=0,
        max_value=120,
        error_messages={"invalid": "Vul een getal in.", "max_value": "Ten hoogste 120 jaar."},
    )
    gender = choice("Geslacht", Gender)
    street = text("Straat", 120)
    addition = text("Toevoeging", 20)
    city = text("Plaats", 80)
    address_kind = choice("Soort adres", AddressKind, radio=False)
    secret = tick("Geheim adres", hint="Alleen wie het nodig heeft, ziet dit adres.")
    phone = PhoneField(label="Telefoon")
    email = forms.EmailField(label="E-mailadres", required=False)
    language = text("Taal", 60)
    needs_interpreter = tick("Tolk nodig")
    legal_capacity = choice("Wilsbekwaamheid", LegalCapacity, radio=False, hint="Vanaf 18 jaar.")
    school = text("School of opvang", 120)
    huisarts = text("Huisarts", 120)

    groups: ClassVar = [
        *KnownPersonForm.groups,
        (
            "Wie is het?",
            "",
            [
                (*NAME,),
                ("first_names", "initials", "partner_name"),
                "description",
            ],
        ),
        (
            "Geboorte",
            "",
            [("birth", "about_age"), ("unborn", "expected_on"), "gender", "bsn"],
        ),
        (
            "Adres",
            "",
            [
                ("street", "number", "addition"),
                ("postcode", "city"),
                "address_kind",
                "secret",
            ],
        ),
        (
            "Contact en omgeving",
            "",
            [
                ("phone", "email"), "language", "needs_interpreter", "legal_capacity",
                ("school", "huisarts"),
            ],
        ),
    ]  # fmt: skip

    def birth_given(self) -> Birth:
        age = self.cleaned_data.get("about_age")
        if age is not None and not self.cleaned_data["birth"] and not self.cleaned_data["unborn"]:
            return aged(age, on=timezone.localdate())
        return super().birth_given()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("unborn") and given.get("birth"):
            self.add_error("birth", "Het kind is nog niet geboren: laat de geboortedatum leeg.")
        named = any(given.get(name) for name in (*NAME, "first_names", "description"))
        if not named and not given.get("unborn"):
            self.add_error("surname", "Vul een naam in, of omschrijf hieronder wie het is.")
        if not self.errors:
            self._ask_the_rules()
        return given

    def _ask_the_rules(self) -> None:
        """What cannot be recorded of anybody is said here already."""
        try:
            self.particulars().checked(today=timezone.localdate())
            if address := self.address():
                address.checked()
        except DomainError as refusal:
            self.add_error(None, list(refusal.reasons))

    def particulars(self) -> Particulars:
        given = self.cleaned_data
        same = {
            name: given[name]
            for name in (
                "initials", "first_names", "calling_name", "particle", "surname", "partner_name",
                "description", "bsn", "phone", "email", "language", "needs_interpreter",
                "school", "huisarts",
            )
        }  # fmt: skip
        return Particulars(
            **same,
            birth=self.birth_given(),
            gender=given["gender"] or Gender.UNKNOWN,
            legal_capacity=given["legal_capacity"] or LegalCapacity.NOT_ASSESSED,
        )

    def address(self) -> AddressGiven | None:
        given = self.cleaned_data
        if not (given["street"] or given["postcode"] or given["city"]):
            return None
        return AddressGiven(
            kind=given["address_kind"] or AddressKind.HOME,
            street=given["street"],
            number=given["number"],
            addition=given["addition"],
            postcode=given["postcode"],
            city=given["city"],
            secret=given["secret"],
        )


class RelationForm(StepForm):
    """ "Fatma is ouder van Emma, met gezag"."""

    person = forms.ChoiceField(label="Wie", error_messages={"required": "Kies wie."})
    kind = choice("Is", RelationKind, required=True, radio=False)
    other = forms.ChoiceField(label="Van wie", error_messages={"required": "Kies van wie."})
    custody = choice("Gezag", CustodyKind, radio=False, hint="Alleen bij ouder, stiefouder, voogd.")

    def __init__(self, *args: Any, names: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in ("person", "other"):
            self.fields[field].choices = [("", "Kies…"), *names]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("person") and given.get("person") == given.get("other"):
            self.add_error("other", "Kies twee verschillende personen.")
        return given
