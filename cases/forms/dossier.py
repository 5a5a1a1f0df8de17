"""Forms on the pages of a case: input only."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from cases.enums import ContactChannel, ContactWith, GrantReason
from common.widgets import MomentPicker
from deadlines.enums import BreachReason


def _reason(label: str, *, longest: int, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ContactForm(forms.Form):
    contact_with = forms.ChoiceField(label="Met wie", choices=ContactWith)
    channel = forms.ChoiceField(label="Hoe", choices=ContactChannel)
    at = forms.SplitDateTimeField(label="Wanneer", widget=MomentPicker(), initial=timezone.now)
    summary = forms.CharField(
        label="Wat is besproken",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class BreachForm(forms.Form):
    reason = forms.ChoiceField(
        label="Reden van de overschrijding", choices=[("", "Kies een reden"), *BreachReason.choices]
    )
    note = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AssignForm(forms.Form):
    worker = forms.ChoiceField(label="Medewerker")
    reason = _reason("Reden", longest=300, help_text="Bijvoorbeeld: nieuwe zaak, verlof, ruil.")

    def __init__(self, *args: Any, workers: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = [("", "Kies een medewerker"), *workers]  # type: ignore[attr-defined]


class ConflictForm(forms.Form):
    colleague = forms.ChoiceField(label="Collega die dit dossier niet mag zien")
    reason = _reason("Reden", longest=300, help_text="Bijvoorbeeld: familie, buren, eigen dossier.")

    def __init__(self, *args: Any, colleagues: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Kies een collega"), *colleagues]
        self.fields["colleague"].choices = choices  # type: ignore[attr-defined]


class BreakGlassForm(forms.Form):
    number = forms.CharField(
        label="Dossiernummer", max_length=24, help_text="Bijvoorbeeld VT-2026-00042."
    )
    kind = forms.ChoiceField(label="Aanleiding", choices=GrantReason)
    reason = _reason(
        "Waarom moet u dit dossier nu openen?",
        longest=500,
        help_text="Uw teamleider leest dit. Noem geen namen.",
    )


class GroundForm(forms.Form):
    ground = forms.CharField(
        label="Waarom hebt u het geheime adres nodig?",
        max_length=300,
        help_text="Deze reden komt in het logboek.",
    )
