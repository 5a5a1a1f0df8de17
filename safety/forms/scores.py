"""What somebody fills in about a score. Shape and range only."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from common.questions import CHOOSE, DayField, choice, long_text, text
from common.shared_form import SharedForm
from safety.enums import RaterKind

SCALE = "0 is direct ingrijpen nodig, 10 is veilig genoeg om te sluiten."


def score_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label="Score",
        choices=[("", "Kies…"), *((str(score), str(score)) for score in range(11))],
        coerce=int,
        help_text=SCALE,
        error_messages={"required": CHOOSE},
    )


class ScoreForm(forms.Form):
    """``people``: key and name of everybody a score can be about, or be given by."""

    person = forms.ChoiceField(label="Over wie?", error_messages={"required": CHOOSE})
    score = score_field()
    on = DayField(label="Op welke dag?", initial=timezone.localdate)
    rater = choice("Wie gaf de score?", RaterKind, required=True)
    rated_by = forms.ChoiceField(
        label="Welk gezinslid?",
        required=False,
        help_text="Alleen als iemand uit het gezin of een kind de score gaf.",
    )
    rater_name = text(
        "Welke professional of wie uit het netwerk?", 160, hint="Naam en functie of band."
    )
    note = long_text("Toelichting", longest=5000, hint="Wat maakt dat het geen punt lager is?")

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("person", "rated_by"):
            self.fields[name].choices = [("", "Kies…"), *people]  # type: ignore[attr-defined]


class MendScoreForm(SharedForm):
    """A slip of the pen; a later look is a new score."""

    score = score_field()
    note = long_text("Toelichting", longest=5000)
    reason = long_text("Waarom herstelt u deze score?", longest=2000, required=True)
