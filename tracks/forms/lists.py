"""Filters of the list of tracks. What cannot be read filters nothing."""

from typing import Any

from django import forms

from tracks.enums import ENDED, TrackKind, TrackState

STATES = [
    ("", "Lopend"),
    *((s.value, str(s.label).capitalize()) for s in TrackState if s not in ENDED),
    ("over", "Afgerond of beëindigd"),
    ("all", "Alle"),
]


class TrackFilter(forms.Form):
    soort = forms.ChoiceField(
        label="Soort", required=False, choices=[("", "Beide"), *TrackKind.choices]
    )
    status = forms.ChoiceField(label="Status", required=False, choices=STATES)
    mijn = forms.BooleanField(label="Alleen van mij", required=False)
    laat = forms.BooleanField(label="Alleen over de termijn", required=False)

    @property
    def chosen(self) -> dict[str, Any]:
        self.is_valid()
        return self.cleaned_data
