"""What a worker fills in about events, risks, scores and regie. Shape only."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from cases.enums import EventSource
from cases.services.events import BOTH_WHEN, NO_WHEN
from common.questions import CHOOSE, DayField, choice, long_text, text
from localfield.enums import RegiePart
from localfield.forms.contacts import day_field
from safety.enums import RaterKind, RiskKind, RiskStatus

WHOLE_FAMILY = ("", "Het hele gezin")
RATERS = [
    (rater.value, rater.label[:1].upper() + rater.label[1:])
    for rater in RaterKind
    if rater != RaterKind.VT
]


class LocalEventForm(forms.Form):
    """Facts, no labels (000-23). Who told it the partner does not write down here."""

    use_required_attribute = False

    happened_on = DayField(label="Datum", required=False, help_text="Bijvoorbeeld 05-01-2026.")
    period = text("Of periode", 120, hint="Als de datum niet bekend is. Bijvoorbeeld: vorige week.")
    what = long_text(
        "Wat gebeurde er?",
        longest=5000,
        required=True,
        rows=4,
        hint="Beschrijf wat iemand deed of zei, niet wat u ervan vindt.",
    )
    effect = long_text("Wat deed het met wie?", longest=5000)
    known_by = choice("Hoe weet u dit?", EventSource, required=True)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "happened_on" not in self.errors:
            when, period = given.get("happened_on"), given.get("period", "").strip()
            if not when and not period:
                self.add_error("happened_on", NO_WHEN)
            if when and period:
                self.add_error("period", BOTH_WHEN)
        return given


class LocalRiskForm(forms.Form):
    """``people``: key and name of everybody of the family."""

    use_required_attribute = False

    kind = choice("Soort risico", RiskKind, required=True, radio=False)
    about = forms.ChoiceField(label="Over wie gaat het?", required=False)
    description = long_text(
        "Omschrijving",
        longest=5000,
        required=True,
        rows=4,
        hint="Beschrijf concreet wat u ziet of hoort, en wat dat met de veiligheid doet.",
    )

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = [WHOLE_FAMILY, *people]  # type: ignore[attr-defined]


class RiskStandsForm(forms.Form):
    """How a risk stands now, and what shows it."""

    use_required_attribute = False

    status = choice("Hoe staat het nu?", RiskStatus, required=True)
    reason = long_text("Waaruit blijkt dat?", longest=2000, required=True)


class LocalScoreForm(forms.Form):
    """``people``: key and name of everybody a score can be about, or be given by."""

    use_required_attribute = False

    person = forms.ChoiceField(label="Over wie?", error_messages={"required": CHOOSE})
    score = forms.TypedChoiceField(
        label="Score",
        choices=[("", "Kies…"), *((str(score), str(score)) for score in range(11))],
        coerce=int,
        help_text="0 is direct ingrijpen nodig, 10 is veilig genoeg om te sluiten.",
        error_messages={"required": CHOOSE},
    )
    on = day_field("Op welke dag?")
    rater = forms.ChoiceField(
        label="Wie gaf de score?",
        choices=RATERS,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )
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
        self.fields["on"].initial = timezone.localdate
        for name in ("person", "rated_by"):
            self.fields[name].choices = [("", "Kies…"), *people]  # type: ignore[attr-defined]


class RegieNoteForm(forms.Form):
    use_required_attribute = False

    part = choice("Onderdeel", RegiePart, required=True)
    text = long_text(
        "Aantekening",
        longest=5000,
        required=True,
        rows=4,
        hint="Wat is afgesproken, gedaan of gezien? Veilig Thuis kan dit lezen.",
    )
