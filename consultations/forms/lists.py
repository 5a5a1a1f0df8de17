"""Filters of the lists of advice. What cannot be read filters nothing."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import TextChoices

from common.code_lists import Capacity
from consultations.enums import AdviceKind, AdviceState, MeldcodeStep
from organisations.enums import OrganisationKind
from organisations.models import Organisation

PERIODS = [
    ("", "Alle"),
    ("1", "Laatste 24 uur"),
    ("7", "Laatste 7 dagen"),
    ("31", "Laatste maand"),
    ("92", "Laatste 3 maanden"),
    ("366", "Laatste jaar"),
]
CONTACT = [("", "Alle"), ("nu", "Vandaag of eerder")]


def _choices(enum: type[TextChoices], every: str) -> list[tuple[str, str]]:
    return [("", every), *((one.value, str(one.label).capitalize()) for one in enum)]


class AdviceFilter(forms.Form):
    """``lijst`` is the tab one is on; it travels along."""

    status = forms.ChoiceField(
        label="Status", required=False, choices=_choices(AdviceState, "Alle")
    )
    soort = forms.ChoiceField(label="Soort", required=False, choices=_choices(AdviceKind, "Alle"))
    stap = forms.ChoiceField(
        label="Stap van de meldcode", required=False, choices=_choices(MeldcodeStep, "Alle")
    )
    hoedanigheid = forms.ChoiceField(
        label="Hoedanigheid", required=False, choices=_choices(Capacity, "Alle")
    )
    organisatie = forms.ChoiceField(label="Organisatie van de beller", required=False)
    gemeente = forms.ChoiceField(label="Gemeente", required=False)
    periode = forms.ChoiceField(label="Begonnen", required=False, choices=PERIODS)
    contact = forms.ChoiceField(label="Volgend contact", required=False, choices=CONTACT)
    lijst = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, organisations: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(organisations)
        towns = [one for one in known if one.kind == OrganisationKind.MUNICIPALITY]
        for name, rows in (("organisatie", known), ("gemeente", towns)):
            options = [("", "Alle"), *((str(one.pk), one.name) for one in rows)]
            self.fields[name].choices = options  # type: ignore[attr-defined]

    @property
    def chosen(self) -> dict[str, Any]:
        """What was chosen and can be read."""
        self.is_valid()
        return self.cleaned_data

    @property
    def narrows(self) -> bool:
        """Whether anything but the list itself was chosen."""
        return any(value for name, value in self.chosen.items() if name != "lijst")
