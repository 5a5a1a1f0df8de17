"""Filter of the list of handovers. What cannot be read filters nothing."""

from typing import Any

from django import forms

WHICH = [
    ("", "Lopend"),
    ("ontvanger", "Wacht op de ontvanger"),
    ("geweigerd", "Geweigerd, zoek een andere weg"),
    ("geaccepteerd", "Geaccepteerd, laatste zes weken"),
]


class HandoverFilter(forms.Form):
    welke = forms.ChoiceField(label="Welke", required=False, choices=WHICH)
    mijn = forms.BooleanField(label="Alleen door mij voorbereid", required=False)

    @property
    def chosen(self) -> dict[str, Any]:
        self.is_valid()
        return self.cleaned_data
