"""Forms about the course of a track: assign, take a step, change who does it. Input only."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from common.questions import CHOOSE, REQUIRED
from common.widgets import DayPicker

Choices = Iterable[tuple[str, str]]
DESPITE = "Waarom gaat u toch door?"


def why_field(
    label: str, *, rows: int = 2, required: bool = True, hint: str = ""
) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=1000,
        required=required,
        help_text=hint,
        error_messages={"required": REQUIRED},
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class StepForm(forms.Form):
    """The next step: its day where it has one, and the reason for passing what cautions."""

    def __init__(self, *args: Any, dated: bool, cautioned: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if dated:
            self.fields["on"] = forms.DateField(
                label="Begonnen op", widget=DayPicker, initial=timezone.localdate
            )
        if cautioned:
            self.fields["despite"] = why_field(DESPITE)


class AssignForm(forms.Form):
    """Who does the track; the report is asked only when more than one waits."""

    report = forms.ChoiceField(label="Melding", error_messages={"required": CHOOSE})
    owner = forms.ChoiceField(label="Casusmedewerker", error_messages={"required": CHOOSE})
    second = forms.ChoiceField(
        label="Tweede professional",
        required=False,
        help_text="Een dienst doet u met twee professionals. De tweede ziet het dossier ook.",
    )
    despite = why_field(
        "Zonder tweede professional: waarom kan het nu niet met twee?", required=False
    )

    def __init__(
        self, *args: Any, reports: Choices, owners: Choices, seconds: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        waiting = list(reports)
        offer(self, "report", waiting)
        if len(waiting) == 1:
            self.fields["report"].widget = forms.HiddenInput()
            self.initial["report"] = waiting[0][0]
        offer(self, "owner", [("", "Kies een casusmedewerker"), *owners])
        offer(self, "second", [("", "Nog niemand"), *seconds])


class TeamForm(forms.Form):
    """Somebody else goes on with the track."""

    owner = forms.ChoiceField(label="Casusmedewerker")
    second = forms.ChoiceField(label="Tweede professional", required=False)
    reason = why_field(
        "Waarom neemt een andere collega het over?",
        required=False,
        hint="Nodig als de casusmedewerker verandert.",
    )

    def __init__(self, *args: Any, owners: Choices, seconds: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", owners)
        offer(self, "second", [("", "Nog niemand"), *seconds])


def offer(form: forms.Form, name: str, choices: Choices) -> None:
    form.fields[name].choices = list(choices)  # type: ignore[attr-defined]
