"""Forms about asking another region: input only."""

from collections.abc import Iterable
from typing import Any

from django import forms

from radar.enums import RegionAnswer, RegionQuestion


class AskRegionForm(forms.Form):
    region_name = forms.CharField(
        label="Welke Veilig Thuis-regio", max_length=120, help_text="Bijvoorbeeld: Drenthe."
    )
    asked_of = forms.CharField(
        label="Aan wie en hoe", max_length=200, help_text="Bijvoorbeeld: bureaudienst, telefonisch."
    )
    about = forms.MultipleChoiceField(label="Over wie", widget=forms.CheckboxSelectMultiple)
    questions = forms.MultipleChoiceField(
        label="Wat vraagt u",
        choices=RegionQuestion,
        widget=forms.CheckboxSelectMultiple,
        help_text="Niet meer dan nodig is voor uw beoordeling.",
    )
    why = forms.CharField(
        label="Waarom is dit nodig",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, persons: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = list(persons)  # type: ignore[attr-defined]


class RegionAnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label="Is het gezin daar bekend", choices=RegionAnswer, widget=forms.RadioSelect
    )
    numbers = forms.CharField(label="Nummers daar", max_length=300, required=False)
    contact = forms.CharField(label="Wie u daar kunt spreken", max_length=200, required=False)
    summary = forms.CharField(
        label="Wat is geantwoord",
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
