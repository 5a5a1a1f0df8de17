"""What is filled in for the decision. Which outcome is possible is asked of the guards."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms

from cases.enums import (
    AdviceVariant,
    FamilyContactBy,
    ReceiverKind,
    RetentionConclusion,
    TriageOutcome,
)
from cases.forms.assessment import INLINE, MIDDLE, answer, text
from common.shared_form import SharedForm
from common.widgets import MomentPicker

HELPER_QUESTIONS = {
    "helper_can": "Kan de hulpverlener hulp bieden?",
    "helper_wants": "Wil de hulpverlener het oppakken?",
    "helper_can_use_plan": "Kan de hulpverlener met een veiligheidsplan werken?",
    "helper_keeps_sight": "Kan de hulpverlener zicht houden op de veiligheid?",
    "helper_able_says_vt": "Is de hulpverlener er volgens Veilig Thuis toe in staat?",
    "family_open_to_help": "Staan de betrokkenen open voor hulp?",
}
Choices = Sequence[tuple[int, str]]


def _radio(label: str, choices: Any, **attrs: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, required=False, widget=forms.RadioSelect(attrs=attrs)
    )


def _one_of(label: str, choices: Choices, hint: str = "") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        required=False,
        choices=[("", "Kies"), *choices],
        coerce=int,
        empty_value=None,
        help_text=hint,
    )


class _YesNoField(forms.TypedChoiceField):
    """True, False, or None as long as nobody answered."""

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            choices=[("yes", "Ja"), ("no", "Nee")],
            coerce=lambda given: given == "yes",
            empty_value=None,
            required=False,
            widget=forms.RadioSelect(attrs=INLINE),
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value)


class DecisionForm(SharedForm):
    """K1-K6, the outcome and what the outcome asks for. May be saved half done."""

    outcome = _radio("Uitkomst", TriageOutcome.choices)
    advice_variant = _radio("Advies aan de melder", AdviceVariant.choices)
    despite = text(
        "Reden, als de uitkomst daarom vraagt",
        rows=2,
        longest=2000,
        hint="Alleen nodig als er bij de uitkomst ‘Alleen met reden’ staat.",
    )
    receiver_kind = _radio("Wie ontvangt de casus?", ReceiverKind.choices)
    receiver_person = forms.CharField(
        label="Naam van de hulpverlener", required=False, max_length=160
    )
    in_doubt = forms.BooleanField(label="Ik twijfel over deze ontvanger", required=False)
    local_field_called_at = forms.SplitDateTimeField(
        label="Gebeld met het lokale veld op", required=False, widget=MomentPicker
    )
    local_field_view = text("Wat zei het lokale veld?", rows=2, longest=2000)
    override_reason = text("Waarom toch directe overdracht?", rows=3, longest=2000)

    def __init__(self, *args: Any, receivers: Choices, seconds: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in RetentionConclusion:
            self.fields[kind.value] = _YesNoField(str(kind.label))
        for name, question in HELPER_QUESTIONS.items():
            self.fields[name] = answer(question)
        self.fields["receiver"] = _one_of("Ontvangende organisatie", receivers)
        self.fields["override_second"] = _one_of("Tweede persoon die instemt", seconds)

    def retention(self) -> Iterator[tuple[RetentionConclusion, forms.BoundField]]:
        for kind in RetentionConclusion:
            yield kind, self[kind.value]

    def helper_questions(self) -> Iterator[forms.BoundField]:
        for name in HELPER_QUESTIONS:
            yield self[name]

    def facts(self) -> dict[str, Any]:
        """Everything but the reason for passing a caution, as ``save_decision`` takes it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "despite"}


class ClosingForm(SharedForm):
    """Why this choice now, and who contacts the family (002-11, 003-30)."""

    motivation = text(
        "Waarom is deze keuze nu de juiste?",
        rows=6,
        longest=10_000,
        hint="Schrijf zo dat melder, gezin en ketenpartner het kunnen volgen.",
    )
    family_contact_by = _radio("Wie legt contact met het gezin?", FamilyContactBy.choices)
    family_contact_name = forms.CharField(
        label="Naam van wie contact legt",
        required=False,
        max_length=160,
        help_text="Niet nodig als Veilig Thuis contact legt.",
    )


class ReviewRequestForm(forms.Form):
    """Which colleague looks along, and in which form."""

    reviewer = forms.TypedChoiceField(
        label="Collega", coerce=int, error_messages={"required": "Kies een collega."}
    )
    form = forms.ChoiceField(label="Vorm", widget=forms.RadioSelect(attrs=INLINE))
    participants = forms.CharField(
        label="Overige deelnemers",
        required=False,
        max_length=500,
        help_text="Bij een MDO: namen of functies, met komma's ertussen.",
    )

    def __init__(self, *args: Any, reviewers: Choices, shapes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reviewer"].choices = [("", "Kies"), *reviewers]  # type: ignore[attr-defined]
        self.fields["form"].choices = shapes  # type: ignore[attr-defined]

    def others(self) -> list[str]:
        return [name.strip() for name in self.cleaned_data["participants"].split(",")]


class ReviewForm(forms.Form):
    """What the colleague thinks of it."""

    agrees = forms.TypedChoiceField(
        label="Bent u het eens met de beoordeling?",
        choices=[("yes", "Ja, ik ben het eens"), ("no", "Nee, ik zie het anders")],
        coerce=lambda given: given == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of u het eens bent met de beoordeling."},
    )
    view = text(
        "Uw oordeel",
        rows=5,
        longest=MIDDLE,
        hint="Verplicht als u het anders ziet. Uw mening blijft naast het besluit bewaard.",
    )
