"""Filters above the list of families, giving a family to a colleague, and ending the work."""

from typing import TYPE_CHECKING, Any

from django import forms

from common.code_lists import YesNoUnknown
from common.questions import CHOOSE, answer, choice, long_text, text
from localfield.enums import ENDS_OTHERWISE
from localfield.forms.contacts import day_field
from localfield.provider_test import ProviderTest
from organisations.enums import TESTED
from sharing.enums import HANDOVER_GROUNDS
from sharing.forms.consent import ConsentForm
from sharing.forms.shares import weighing_field

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


class TransferForm(ConsentForm):
    """Help elsewhere that has actually begun (003-33), whether who helps can carry it (000-18), and
    on which ground the family goes there (A9)."""

    to = forms.ChoiceField(
        label="Welke organisatie helpt het gezin nu?",
        error_messages={"required": "Kies een organisatie."},
    )
    helper_name = text("Wie helpt daar?", 160, required=True, hint="Naam en functie.")
    help_started_on = day_field("Wanneer begon die hulp?")
    note = long_text("Toelichting", longest=5000)
    provider_equipped = answer("Weet de zorgaanbieder hoe dit moet, en is er tijd voor?")
    provider_sees_all = answer("Let de zorgaanbieder op de veiligheid van iedereen in het gezin?")
    second_party = forms.ChoiceField(
        label="Is een van de antwoorden nee? Wie kijkt er dan mee?", required=False
    )
    second_party_why = text("Wat doet die?", 1000)
    ground = forms.ChoiceField(
        label="Grond om te delen",
        choices=[("", "Kies een grond"), *((g.value, g.label) for g in HANDOVER_GROUNDS)],
        error_messages={"required": CHOOSE},
    )
    weighing = weighing_field()

    TEST = ("provider_equipped", "provider_sees_all", "second_party", "second_party_why")

    def __init__(self, *args: Any, receivers: "Iterable[Organisation]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.receivers = {str(one.pk): one for one in receivers}
        names = [(key, one.name) for key, one in self.receivers.items()]
        self.fields["to"].choices = [("", "Kies…"), *names]  # type: ignore[attr-defined]
        self.fields["second_party"].choices = [("", "Niemand"), *names]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Who has to be tested is tested: an open question is asked beside itself (000-18)."""
        given = super().clean()
        to = self.receivers.get(given.get("to", ""))
        for name in ("provider_equipped", "provider_sees_all"):
            if to and to.kind in TESTED and not given.get(name):
                self.add_error(name, CHOOSE)
        return given

    def told(self) -> dict[str, Any]:
        """As the service takes them; how it was tested apart."""
        told = dict(self.facts)
        tested = {name: told.pop(name) for name in self.TEST}
        tested["second_party"] = self.receivers.get(tested["second_party"])
        return {
            **told,
            "to": self.receivers[told["to"]],
            "tested": ProviderTest(**tested),
            "consents": self.given(),
        }


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
