"""Forms about the talks of a track. Input only."""

from typing import Any

from django import forms
from django.utils import timezone

from cases.enums import ContactChannel
from common.questions import CHOOSE
from common.shared_form import SharedForm
from common.widgets import DayPicker, MomentPicker
from tracks.enums import ConversationForm, ConversationWith, NotSpoken
from tracks.forms.course import Choices, offer, why_field

KINDS = [("", "Kies met wie"), *ConversationWith.choices]
FORMS = [("", "Kies een vorm"), *ConversationForm.choices]
CHANNELS = [("", "Kies hoe"), *ContactChannel.choices]


class PlannedForm(forms.Form):
    """When and how; name and capacity of somebody outside the family."""

    name = forms.CharField(label="Naam", max_length=160, required=False)
    capacity = forms.CharField(
        label="Wie is dat",
        max_length=160,
        required=False,
        help_text="Bijvoorbeeld: oma, buurman, leerkracht van groep 5, huisarts.",
    )
    planned_on = forms.DateField(label="Gepland op", required=False, widget=DayPicker)
    planned_with = forms.CharField(
        label="Waarom en hoe",
        max_length=500,
        required=False,
        help_text=(
            "Bijvoorbeeld: thuis, met tolk; een jong kind ziet u, bijvoorbeeld tijdens het spelen."
        ),
    )

    def __init__(self, *args: Any, member: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if member:
            del self.fields["name"], self.fields["capacity"]


class PlanForm(PlannedForm):
    """A new line of the plan."""

    contact_with = forms.ChoiceField(
        label="Met wie", choices=KINDS, error_messages={"required": CHOOSE}
    )
    person = forms.ChoiceField(label="Gezinslid", required=False)
    field_order = ("contact_with", "person", "name", "capacity", "planned_on", "planned_with")

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", [("", "Geen gezinslid"), *people])


class RecordForm(SharedForm):
    """What somebody said, or what was seen; kept on the server while it is being written."""

    held_at = forms.SplitDateTimeField(
        label="Wanneer", widget=MomentPicker(), required=False, initial=timezone.now
    )
    form = forms.ChoiceField(label="Vorm", choices=FORMS, required=False)
    channel = forms.ChoiceField(label="Hoe", choices=CHANNELS, required=False)
    interpreter = forms.BooleanField(label="Met een tolk", required=False)
    summary = forms.CharField(
        label="Wat is gezegd of gezien",
        max_length=20_000,
        required=False,
        help_text="Feiten en de woorden van deze persoon, apart van wat u ervan vindt.",
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    wishes = forms.CharField(
        label="Wat vraagt deze persoon",
        max_length=5000,
        required=False,
        help_text="De hulpvraag, in de woorden van deze persoon.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CorrectionForm(RecordForm):
    """A record that stands: the moment stays, the words change with a reason."""

    held_at = None  # type: ignore[assignment]
    reason = why_field("Waarom past u dit verslag aan?", required=False)


class NotSpokenForm(forms.Form):
    reason = forms.ChoiceField(
        label="Waarom niet",
        choices=[("", "Kies een reden"), *NotSpoken.choices],
        error_messages={"required": CHOOSE},
    )
    why = why_field(
        "Toelichting", rows=3, hint="Wat hebt u geprobeerd, en hoe blijft u zicht houden?"
    )
