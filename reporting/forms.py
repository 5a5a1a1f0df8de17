"""Filters of the lists. What cannot be read filters nothing."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from cases.enums import CaseState, ReportState

DEADLINES = [
    ("", "Alle termijnen"),
    ("late", "Over de termijn"),
    ("today", "Vandaag klaar"),
    ("soon", "Binnen 5 werkdagen"),
]
PERIODS = [
    ("", "Alle"),
    ("7", "Laatste 7 dagen"),
    ("31", "Laatste maand"),
    ("92", "Laatste 3 maanden"),
]
REPORT_STATES = [
    ("", "Lopend"),
    *(
        (state.value, str(state.label).capitalize())
        for state in ReportState
        if state != ReportState.DRAFT
    ),
    ("all", "Alle"),
]


class MyWorkFilter(forms.Form):
    q = forms.CharField(label="Zoek op nummer of naam", required=False, max_length=80)
    fase = forms.ChoiceField(
        label="Fase",
        required=False,
        choices=[
            ("", "Alle fasen"),
            *((s.value, str(s.label).capitalize()) for s in CaseState if s != CaseState.CLOSED),
        ],
    )
    termijn = forms.ChoiceField(label="Termijn", required=False, choices=DEADLINES)


class ReportFilter(forms.Form):
    status = forms.ChoiceField(label="Status", required=False, choices=REPORT_STATES)
    periode = forms.ChoiceField(label="Ontvangen", required=False, choices=PERIODS)
    mijn = forms.BooleanField(label="Alleen van mij", required=False)
    herhaald = forms.BooleanField(label="Alleen hermeldingen", required=False)


class RepeatFilter(forms.Form):
    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[
            ("", "Lopend"),
            ("afstemmen", "Nog afstemmen (D12)"),
            ("verwerken", "Nog verwerken"),
            ("verwerkt", "Verwerkt"),
        ],
    )


def chosen(form: forms.Form) -> dict[str, Any]:
    """What was chosen and can be read."""
    form.is_valid()
    return form.cleaned_data


class BoardFilter(forms.Form):
    medewerker = forms.ChoiceField(label="Medewerker", required=False)
    alleen = forms.ChoiceField(
        label="Toon",
        required=False,
        choices=[("", "Alles"), ("late", "Over de termijn"), ("silent", "Gezin lang stil")],
    )

    def __init__(self, *args: Any, workers: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Iedereen"), *workers]
        self.fields["medewerker"].choices = choices  # type: ignore[attr-defined]


class BoardAssignForm(forms.Form):
    """Gives the ticked cases to one colleague; the ticks themselves stand in the table."""

    worker = forms.ChoiceField(label="Toewijzen aan")
    reason = forms.CharField(
        label="Reden", max_length=300, help_text="Bijvoorbeeld: verlof, ruil, te hoge caseload."
    )

    def __init__(self, *args: Any, workers: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Kies een medewerker"), *workers]
        self.fields["worker"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any] | None:
        assert isinstance(self.data, QueryDict)
        if not self.data.getlist("case"):
            raise forms.ValidationError("Vink eerst een of meer dossiers aan.")
        return super().clean()
