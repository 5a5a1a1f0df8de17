"""What a worker fills in about how safe a family is. Shape only; the rules are the service's."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone

from common.code_lists import YesNoUnknown
from common.questions import INLINE, choice, long_text, text
from localfield.enums import EstimateInstrument
from localfield.forms.contacts import YES, day_field, yes_no
from localfield.reference.estimate_v1 import QUESTIONS
from localfield.services.estimate import NO_MEASURE, NO_NAME

ANSWERS = [(value, str(words).capitalize()) for value, words in YesNoUnknown.choices]
OPEN = "Kies ja, nee of onbekend."


@dataclass(frozen=True)
class AskedRow:
    """One question of the list, with room for what shows it."""

    answer: forms.BoundField
    note: forms.BoundField


class EstimateForm(forms.Form):
    """Our list, or a named instrument; then whom it was talked over with, and what it weighs."""

    use_required_attribute = False

    on = day_field("Dag van de inschatting")
    instrument = choice("Waarmee schat u de veiligheid in?", EstimateInstrument, required=True)
    instrument_name = text("Welk instrument?", 160, hint="Alleen als u een ander instrument koos.")
    discussed_on = day_field("Wanneer besproken?")
    discussed_with = text(
        "Met wie besproken?",
        300,
        required=True,
        hint="Een overleg met collega's van andere beroepen. Noem naam en functie.",
    )
    conclusion = long_text(
        "Gewogen conclusie",
        longest=10_000,
        required=True,
        rows=5,
        hint="Wat weegt zwaar, wat beschermt, en hoe veilig is ieder gezinslid?",
    )
    safe_now = yes_no("Is de directe veiligheid er?", hint="Weet u het niet zeker, kies dan nee.")
    measure = long_text(
        "Wat gebeurt er nu meteen?",
        longest=5000,
        hint="Alleen als de directe veiligheid er niet is: wie doet wat, vandaag nog.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("on", "discussed_on"):
            self.fields[name].initial = timezone.localdate
        self.fields["instrument"].initial = EstimateInstrument.OWN_LIST
        for place, (code, question) in enumerate(QUESTIONS.items(), 1):
            self.fields[_answer(code)] = forms.ChoiceField(
                label=f"{place}. {question}",
                choices=ANSWERS,
                required=False,
                widget=forms.RadioSelect({"class": INLINE}),
            )
            self.fields[_note(code)] = text("Waaruit blijkt dat?", 1000)

    @property
    def rows(self) -> list[AskedRow]:
        return [AskedRow(self[_answer(code)], self[_note(code)]) for code in QUESTIONS]

    def clean(self) -> dict[str, Any]:
        """What is missing stands beside its question."""
        given = super().clean() or {}
        if given.get("instrument") == EstimateInstrument.OWN_LIST:
            for code in QUESTIONS:
                if not given.get(_answer(code)):
                    self.add_error(_answer(code), OPEN)
        if given.get("instrument") == EstimateInstrument.OTHER and not given["instrument_name"]:
            self.add_error("instrument_name", NO_NAME)
        unsafe = given.get("safe_now") not in (None, YES)
        if unsafe and not given.get("measure", "").strip():
            self.add_error("measure", NO_MEASURE)
        return given

    def facts(self) -> dict[str, Any]:
        """As the service takes them."""
        given = self.cleaned_data
        parts = {_answer(code) for code in QUESTIONS} | {_note(code) for code in QUESTIONS}
        told = {name: value for name, value in given.items() if name not in parts}
        answers = {code: (given[_answer(code)], given[_note(code)]) for code in QUESTIONS}
        return {**told, "answers": answers, "safe_now": given["safe_now"] == YES}


def _answer(code: str) -> str:
    return f"answer_{code}"


def _note(code: str) -> str:
    return f"note_{code}"
