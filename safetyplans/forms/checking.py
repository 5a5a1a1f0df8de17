"""What a reader of the plan fills in at the quality gate."""

from typing import Any

from django import forms

from common.questions import CHOOSE, long_text
from safetyplans.wording import Use


class CheckForm(forms.Form):
    """The four ticks, for the words that were on the page (``seen``)."""

    seen = forms.CharField(widget=forms.HiddenInput)
    facts_concrete = forms.BooleanField(
        label="De gebeurtenissen zijn concreet en feitelijk",
        help_text="Wanneer, wat er te zien of te horen was, en wat het deed. Geen etiketten.",
        required=False,
    )
    conditions_lasting = forms.BooleanField(
        label="De voorwaarden zijn blijvend",
        help_text="Iedere voorwaarde zegt hoe het altijd is voor een kind of volwassene. Zij is "
        "geen handeling, geen hulp en heeft geen einde.",
        required=False,
    )
    help_motivated = forms.BooleanField(
        label="Bij elke hulp staat waarom die nodig is", required=False
    )
    plain_words = forms.BooleanField(
        label="Het plan is positief en in gewone taal geschreven",
        help_text="Het gezin begrijpt het zonder uitleg.",
        required=False,
    )
    remarks = long_text(
        "Opmerkingen",
        longest=5000,
        rows=5,
        hint="Wat moet anders? Vul dit in als u niet alle vier de punten aanvinkt.",
    )

    @property
    def ticks(self) -> dict[str, bool]:
        return {
            name: self.cleaned_data[name]
            for name, field in self.fields.items()
            if isinstance(field, forms.BooleanField)
        }


class AskReaderForm(forms.Form):
    """Which colleague reads the plan as second reader."""

    reader = forms.TypedChoiceField(
        label="Vraag een collega", coerce=int, error_messages={"required": CHOOSE}
    )

    def __init__(self, *args: Any, readers: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reader"].choices = [("", "Kies…"), *readers]  # type: ignore[attr-defined]


class WordingForm(forms.Form):
    """A text that is being typed in the field called ``field``; ``place`` is its id on the page."""

    use = forms.TypedChoiceField(coerce=Use, choices=[(use.value, use.value) for use in Use])
    field = forms.SlugField(max_length=60)
    place = forms.SlugField(max_length=60)
