"""Small forms around an assessment: who does it, leaving triage, sharing, spoed."""

from collections.abc import Sequence
from typing import Any

from django import forms

from cases.enums import AuthorityKind, ExitKind
from cases.forms.assessment import MIDDLE, text
from common.shared_form import SharedForm
from common.widgets import MomentPicker

# The consulent has a page of its own (D8).
AUTHORITIES = [(to.value, to.label) for to in AuthorityKind if to != AuthorityKind.CONSULENT]


def _reason(label: str, missing: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": missing},
    )


def _moment(label: str, *, required: bool = True) -> forms.SplitDateTimeField:
    return forms.SplitDateTimeField(
        label=label,
        required=required,
        widget=MomentPicker,
        error_messages={"required": "Vul datum en tijd in."},
    )


class TriagistForm(forms.Form):
    """Which triagist."""

    to = forms.TypedChoiceField(
        label="Triagist", coerce=int, error_messages={"required": "Kies een triagist."}
    )

    def __init__(self, *args: Any, triagists: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", "Kies"), *triagists]  # type: ignore[attr-defined]


class HandOverForm(TriagistForm):
    reason = forms.CharField(
        label="Waarom gaat de beoordeling naar een ander?",
        max_length=300,
        error_messages={"required": "Schrijf waarom de beoordeling naar een ander gaat."},
    )


class ReopenForm(forms.Form):
    reason = _reason(
        "Welk nieuw feit maakt een nieuwe beoordeling nodig?",
        "Schrijf welk nieuw feit een nieuwe beoordeling nodig maakt.",
    )


class ExitForm(SharedForm):
    """A proposal to let the report leave triage without a decision."""

    kind = forms.ChoiceField(
        label="Wat stelt u voor?",
        choices=ExitKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat u voorstelt."},
    )
    reason = _reason("Reden", "Schrijf waarom u dit voorstelt.")
    receiving_party = forms.CharField(
        label="Andere Veilig Thuis-regio",
        required=False,
        max_length=160,
        help_text="Alleen bij doorzetten.",
    )
    receipt_confirmed_at = _moment("Ontvangst bevestigd op", required=False)
    reporter_agrees = forms.BooleanField(
        label="De melder stemt in met omzetten naar advies", required=False
    )


class ForwardForm(forms.Form):
    receiver = forms.CharField(
        label="Aan wie zet u de zorgmelding door?",
        max_length=160,
        error_messages={"required": "Vul in aan wie u de zorgmelding doorzet."},
    )


class NoticeForm(forms.Form):
    """What was shared with an authority, and on which ground (004-13, A9)."""

    to = forms.ChoiceField(label="Aan", choices=[("", "Kies"), *AUTHORITIES])
    organisation_name = forms.CharField(label="Instelling en persoon", max_length=160)
    at = _moment("Wanneer gedeeld?")
    what = forms.CharField(
        label="Wat hebt u gedeeld?",
        max_length=MIDDLE,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    ground = forms.CharField(
        label="Waarom is dit nodig?",
        max_length=500,
        help_text="Het belang van de betrokkene of de ernst van de situatie.",
    )
    consent_asked = forms.BooleanField(label="Toestemming gevraagd", required=False)
    consent_given = forms.BooleanField(label="Toestemming gekregen", required=False)
    weighing = text(
        "Afweging als er geen toestemming is",
        rows=3,
        longest=2000,
        hint="Waarom is delen zonder toestemming toch nodig?",
    )


class UrgentForm(forms.Form):
    reason = _reason("Waarom is dit spoed?", "Schrijf waarom dit spoed is.")
    first_action = _reason("Wat is de eerste actie?", "Schrijf wat de eerste actie is.")


class BoardFilterForm(forms.Form):
    """Whose reports the board shows."""

    wie = forms.ChoiceField(
        label="Medewerker",
        required=False,
        choices=[("", "Iedereen"), ("mine", "Mijn beoordelingen"), ("unassigned", "Te verdelen")],
    )
    fase = forms.CharField(required=False, widget=forms.HiddenInput)
