"""Filters above the list of families, giving a family to a colleague, and ending the work."""

from typing import TYPE_CHECKING, Any

from django import forms

from common.code_lists import YesNoUnknown
from common.questions import choice, long_text, text
from localfield.enums import ENDS_OTHERWISE
from localfield.forms.contacts import day_field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accounts.models import User
    from organisations.models import Organisation

MINE, NOBODY = "mine", "nobody"
WHOSE = [("", "Alle gezinnen"), (MINE, "Mijn gezinnen"), (NOBODY, "Van niemand")]
ONLY = [
    ("", "Alles"),
    ("late", "Te laat"),
    ("silent", "Stil"),
    ("evaluation", "Evaluatie binnenkort"),
    ("waiting", "Wacht op hulp"),
    ("handed_back", "Teruggemeld"),
]


class FamilyFilter(forms.Form):
    """A plain GET form: nothing in it names a family. Who distributes also picks a colleague."""

    van = forms.ChoiceField(label="Gezinnen", choices=WHOSE, required=False)
    alleen = forms.ChoiceField(label="Toon", choices=ONLY, required=False)

    def __init__(self, *args: Any, colleagues: "Iterable[User]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of_colleagues = [(str(one.pk), f"Van {one.name}") for one in colleagues]
        self.fields["van"].choices = [*WHOSE, *of_colleagues]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> dict[str, str]:
        """As the selector takes them; what cannot be chosen is not chosen."""
        self.is_valid()
        given = self.cleaned_data
        return {"whose": given.get("van", ""), "only": given.get("alleen", "")}


class GiveForm(forms.Form):
    """On whose desk the family comes, and why it leaves the former one (000-17)."""

    worker = forms.ChoiceField(
        label="Wie gaat met dit gezin werken?",
        error_messages={"required": "Kies een collega."},
    )
    reason = long_text(
        "Waarom?",
        longest=300,
        rows=2,
        hint="Nodig als een ander het gezin al had: een gezin houdt liefst één persoon.",
    )

    def __init__(self, *args: Any, colleagues: "Iterable[User]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {str(one.pk): one for one in colleagues}
        names = [(key, one.name) for key, one in self.colleagues.items()]
        self.fields["worker"].choices = [("", "Kies…"), *names]  # type: ignore[attr-defined]

    @property
    def chosen_worker(self) -> "User":
        return self.colleagues[self.cleaned_data["worker"]]


class SafeForm(forms.Form):
    """The third criterion of stable safety; the other two follow from the file (6.8)."""

    recovery_begun = choice("Is het herstel begonnen?", YesNoUnknown, required=True)
    recovery_note = long_text(
        "Waaruit blijkt dat?",
        longest=5000,
        required=True,
        hint="Bijvoorbeeld: wie werkt waaraan, en wat merken de kinderen ervan?",
    )


class TransferForm(forms.Form):
    """Help elsewhere that has actually begun (003-33)."""

    to = forms.ChoiceField(
        label="Welke organisatie helpt het gezin nu?",
        error_messages={"required": "Kies een organisatie."},
    )
    helper_name = text("Wie helpt daar?", 160, required=True, hint="Naam en functie.")
    help_started_on = day_field("Wanneer begon die hulp?")
    note = long_text("Toelichting", longest=5000)

    def __init__(self, *args: Any, receivers: "Iterable[Organisation]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.receivers = {str(one.pk): one for one in receivers}
        names = [(key, one.name) for key, one in self.receivers.items()]
        self.fields["to"].choices = [("", "Kies…"), *names]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """As the service takes them."""
        return {**self.cleaned_data, "to": self.receivers[self.cleaned_data["to"]]}


class OtherwiseForm(forms.Form):
    """The family moved, or somebody died."""

    reason = forms.ChoiceField(
        label="Wat is er gebeurd?",
        choices=[(end.value, str(end.label).capitalize()) for end in ENDS_OTHERWISE],
        widget=forms.RadioSelect,
        error_messages={"required": "Maak een keuze."},
    )
    note = long_text(
        "Toelichting",
        longest=5000,
        required=True,
        hint="Wie kan het gezin nu bellen, en wie weet ervan?",
    )
