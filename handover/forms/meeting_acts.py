"""Inviting, planning, holding and sharing a warm handover. Input only."""

from typing import Any

from django import forms
from django.utils import timezone

from common.questions import CHOOSE, REQUIRED, ClockField, DayField, choice, tick
from common.questions import text as line
from common.shared_form import Choices, SharedForm
from handover.enums import MeetingPlace, Side
from handover.forms.meeting import Key

DESPITE = "Waarom gaat u toch door?"
DAY = "Bijvoorbeeld 05-01-2026."


def why(label: str, *, required: bool = True, hint: str = "") -> forms.CharField:
    field = line(label, 1000, required=required, hint=hint)
    field.widget = forms.Textarea({"rows": 2, "autocomplete": "off"})
    return field


class SeatInviteForm(SharedForm):
    """One person: invited on a day, or why not."""

    invited_on = DayField(label="Uitgenodigd op", required=False, help_text=DAY)
    not_invited_why = line("Niet uitgenodigd, omdat", 500)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("invited_on") and given.get("not_invited_why"):
            self.add_error("not_invited_why", "Kies een van beide: uitgenodigd, of waarom niet.")
        if not self.errors and not any(given.get(name) for name in given if name != "seen"):
            self.add_error("invited_on", "Vul in wanneer u uitnodigde, of waarom u dat niet deed.")
        return given


class GuestForm(forms.Form):
    """Somebody beside the family."""

    name = line("Naam", 160, required=True)
    side = forms.ChoiceField(
        label="Namens",
        choices=[(side.value, str(side.label)) for side in Side if side != Side.FAMILY],
        error_messages={"required": CHOOSE},
    )
    organisation = Key("Organisatie")

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = choices["organisation"]  # type: ignore[attr-defined]


class PlanMeetingForm(SharedForm):
    place = choice("Waar is het gesprek?", MeetingPlace, required=True)
    place_note = line(
        "Adres of kamer", 300, hint="Dit staat in de uitnodiging. Geen geheim adres van een ander."
    )
    day = DayField(
        label="Dag", may_be_future=True, help_text=DAY, error_messages={"required": REQUIRED}
    )
    clock = ClockField(
        label="Tijd", help_text="Bijvoorbeeld 14:00.", error_messages={"required": REQUIRED}
    )
    other_place_why = why(
        "Geen huisbezoek: waarom?",
        required=False,
        hint="Een zware casus draagt u over op huisbezoek, samen met de ontvanger.",
    )

    def __init__(self, *args: Any, heavy: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not heavy:
            del self.fields["other_place_why"]


class AttemptForm(forms.Form):
    why = why("Waarom ging het gesprek niet door?")
    day = DayField(
        label="Nieuwe dag",
        may_be_future=True,
        help_text=DAY,
        error_messages={"required": REQUIRED},
    )
    clock = ClockField(
        label="Nieuwe tijd", help_text="Bijvoorbeeld 14:00.", error_messages={"required": REQUIRED}
    )


class HoldForm(forms.Form):
    on = DayField(
        label="Op welke dag was het gesprek?",
        help_text=DAY,
        error_messages={"required": REQUIRED},
    )

    def __init__(self, *args: Any, cautions: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate()
        if cautions:
            self.fields["despite"] = why(DESPITE)


class GivenForm(forms.Form):
    """The conditions in writing, to one person."""

    on = DayField(label="Gegeven op", help_text=DAY, error_messages={"required": REQUIRED})
    how = line("Hoe", 160, required=True, hint="Bijvoorbeeld: op papier, aan moeder.")


class ShareForm(forms.Form):
    """``second``: this colleague wrote nothing in it, and may read along as second person."""

    def __init__(self, *args: Any, second: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if second:
            self.fields["read_along"] = tick(
                "Ik heb de genoemde plekken nagelezen. Niets wijst naar de melder."
            )
