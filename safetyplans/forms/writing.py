"""What is typed in a plan. Everything may stay open while somebody writes; the guards ask for it.

Shape only. ``choices`` are the people, events and risks of the case, by the name of the field.
"""

from typing import Any, ClassVar

from django import forms

from common.questions import DayField, choice, long_text, tick
from common.questions import text as line
from common.shared_form import SmallForm
from safetyplans.enums import Stance


class Keys(forms.TypedMultipleChoiceField):
    """Several of a list, always in the same order: a page knows what it showed."""

    def __init__(self, label: str, *, hint: str = "") -> None:
        super().__init__(
            label=label,
            help_text=hint,
            required=False,
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
        )

    def clean(self, value: Any) -> list[int]:
        return sorted(super().clean(value))


class PlanForm(SmallForm):
    """One small form on a page of the plan."""


class GoalForm(PlanForm):
    uses: ClassVar = {"goal": "text"}
    goal = long_text("Zo is het thuis als het veilig is", longest=2000, rows=4)


class TimelineForm(PlanForm):
    uses: ClassVar = {"timeline": "event"}
    timeline = long_text("Korte tijdslijn", longest=5000, rows=6, hint="Van vroeger naar nu.")


class EventsForm(TimelineForm):
    events = Keys("Meest onveilige situaties", hint="Kies ze uit het veiligheidsbeeld.")
    field_order = ("events", "timeline")


class EarlierForm(PlanForm):
    uses: ClassVar = {"earlier_agreements": "agreement"}
    earlier_agreements = long_text("Dit is al afgesproken", longest=5000, rows=5)


class ConsequencesForm(PlanForm):
    uses: ClassVar = {"consequences": "text"}
    consequences = long_text("Dit doet Veilig Thuis dan", longest=5000, rows=5)


class ConditionAtTableForm(PlanForm):
    """What the family writes along in a condition."""

    uses: ClassVar = {"text": "condition", "seen_by": "text"}
    text = long_text("Dit is altijd zo", longest=1000)
    about = Keys("Voor wie geldt dit?")
    sight_by = line("Wie kijkt of het zo is?", 300)
    seen_by = line("Waaraan zien we dat?", 500)


class ConditionForm(ConditionAtTableForm):
    risk = forms.TypedChoiceField(
        label="Op welk risico ziet dit?",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Uit het veiligheidsbeeld.",
    )
    risk_note = line("Of het risico in eigen woorden", 500)
    events = Keys("Uit welke gebeurtenissen blijkt dit?", hint="Uit onderdeel 1.")
    field_order = ("text", "about", "risk", "risk_note", "events", "sight_by", "seen_by")


class AgreementForm(PlanForm):
    uses: ClassVar = {"what": "agreement"}
    what = long_text("Wat spreken we af?", longest=1000)
    who = line("Wie doet dit?", 300)
    when = line("Wanneer of hoe vaak?", 300)


class FallbackForm(PlanForm):
    uses: ClassVar = {"what": "agreement"}
    when = line("Als dit gebeurt", 500)
    who = line("Dan doet", 300, hint="Wie?")
    what = line("Dit", 500)
    phone = line("Telefoon", 40)


class SafetyPersonForm(PlanForm):
    name = line("Wie is het?", 160)
    relation = line("Wie is dat voor het kind?", 160, hint="Bijvoorbeeld: oma, juf, buurman.")
    phone = line("Telefoon", 40)
    knows = tick("Deze persoon weet ervan en wil het")
    child_knows = tick("Het kind weet het")


class HelpForm(PlanForm):
    uses: ClassVar = {"what": "text", "motivation": "text"}
    for_whom = line("Voor wie?", 300)
    what = long_text("Waar is hulp bij nodig?", longest=1000)
    motivation = long_text("Waarom is dit nodig?", longest=2000)


class ViewForm(PlanForm):
    view = long_text("In eigen woorden", longest=5000, rows=4)
    stance = choice("Wat vindt deze persoon van het plan?", Stance)
    spoken_on = DayField(
        label="Op welke dag gezegd?", required=False, help_text="Bijvoorbeeld 05-01-2026."
    )


class DropForm(forms.Form):
    reason = long_text(
        "Waarom geldt deze voorwaarde niet meer?",
        longest=1000,
        required=True,
        hint="Zij blijft leesbaar, met uw reden erbij.",
    )
