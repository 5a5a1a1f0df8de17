"""Forms about what was found: MDO, conclusion, safety and help, turns. Input only."""

from typing import Any

from django import forms
from django.utils import timezone

from cases.enums import YesNoUnknown
from common.questions import CHOOSE, REQUIRED
from common.shared_form import SharedForm
from common.widgets import DayPicker, MomentPicker
from tracks.enums import Conclusion, ConversionReason, EarlyEnd, MdoQuestion, ProposalKind
from tracks.forms.course import Choices, offer, why_field

INLINE = {"class": "vt-choices--inline"}
ANSWERS = [(value, str(label).capitalize()) for value, label in YesNoUnknown.choices]
CONCLUSIONS = [(value, str(label).capitalize()) for value, label in Conclusion.choices]
TURNS = [(value, str(label).capitalize()) for value, label in ProposalKind.choices]


def text(
    label: str, *, rows: int, longest: int, hint: str = "", required: bool = False
) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=longest,
        help_text=hint,
        error_messages={"required": REQUIRED},
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def one_of(
    label: str, choices: list[tuple[str, str]], *, hint: str = "", inline: bool = False
) -> forms.ChoiceField:
    """Empty as long as nobody answered."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=False,
        help_text=hint,
        widget=forms.RadioSelect(attrs=INLINE if inline else None),
    )


class MdoForm(forms.Form):
    held_on = forms.DateField(label="Datum", widget=DayPicker, initial=timezone.localdate)
    question = forms.ChoiceField(
        label="Waarover",
        choices=[("", "Kies waarover"), *MdoQuestion.choices],
        error_messages={"required": CHOOSE},
    )
    participants = forms.MultipleChoiceField(
        label="Collega’s die erbij waren",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": CHOOSE},
    )
    others = forms.CharField(
        label="Anderen die meedachten",
        max_length=500,
        required=False,
        help_text="Bijvoorbeeld: de wijkagent, of de gezinsvoogd.",
    )
    considerations = text("Overwegingen", rows=6, longest=10_000, required=True)
    decision = text("Besluit", rows=3, longest=5000, required=True)
    dissent = text(
        "Afwijkende mening",
        rows=2,
        longest=5000,
        hint="Wie dacht er anders over, en waarom? Ook dat telt mee.",
    )

    def __init__(self, *args: Any, colleagues: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "participants", colleagues)


class ConclusionForm(SharedForm):
    violence_conclusion = one_of("Huiselijk geweld", CONCLUSIONS)
    child_abuse_conclusion = one_of("Kindermishandeling", CONCLUSIONS)
    safety_worries = one_of(
        "Zijn er zorgen over de veiligheid?",
        ANSWERS,
        inline=True,
        hint="Nodig bij ‘niet bevestigd’: van het antwoord hangt af of er voorwaarden komen.",
    )
    conclusion_text = text(
        "Waarop rust de conclusie?",
        rows=10,
        longest=10_000,
        hint="Noem de feiten en de bronnen, en wat de betrokkenen ervan zeggen.",
    )


class SafetyForm(SharedForm):
    direct_safety = one_of("Is het gezin nu direct veilig?", ANSWERS, inline=True)
    direct_safety_why = text("Waaruit blijkt dat?", rows=3, longest=5000)
    other_way = forms.CharField(
        label="Andere weg naar veiligheid",
        max_length=300,
        required=False,
        help_text="Is het nog niet veilig? Bijvoorbeeld: huisverbod, aangifte bij de politie.",
    )
    help_advice = text(
        "Welke hulp past het best bij dit gezin?",
        rows=5,
        longest=5000,
        hint="Wat vraagt het gezin zelf, wat werkte eerder, en wie kan het geven?",
    )


class TurnForm(SharedForm):
    """What a caseworker proposes to the team lead."""

    kind = forms.ChoiceField(
        label="Voorstel",
        choices=TURNS,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )
    conversion_reason = forms.ChoiceField(
        label="Bij omzetten: waarom wordt het onderzoek?",
        required=False,
        choices=[("", "Kies een reden"), *ConversionReason.choices],
    )
    early_end = forms.ChoiceField(
        label="Bij beëindigen: waarom eindigt de dienst?",
        required=False,
        choices=[("", "Kies een reden"), *EarlyEnd.choices],
    )
    other_region = forms.CharField(
        label="Bij verhuizen: naar welke Veilig Thuis-regio?", max_length=160, required=False
    )
    other_region_informed_at = forms.SplitDateTimeField(
        label="Wanneer bevestigde die regio de ontvangst?",
        required=False,
        widget=MomentPicker(),
        help_text="Weet u dat nog niet? Vul het voorstel later aan.",
    )
    note = why_field("Toelichting", rows=4)

    def __init__(self, *args: Any, investigates: bool, **kwargs: Any) -> None:
        """An investigation can only end; why it became one is no question any more."""
        super().__init__(*args, **kwargs)
        if investigates:
            offer(self, "kind", [turn for turn in TURNS if turn[0] == ProposalKind.END_EARLY])
            self.fields["conversion_reason"].widget = forms.HiddenInput()


class RefusalForm(forms.Form):
    """Why a team lead says no; who takes an own proposal back need not say why."""

    reason = why_field("Waarom niet?", required=False)
