"""What one fills in on the page of an advice to take its next step. Shape only."""

from datetime import datetime, time
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from accounts.models import User
from common.questions import REQUIRED, ClockField, DayField, choice, long_text
from consultations.advisers import advisers_of
from consultations.enums import AdviceChannel, EndReason
from consultations.forms.scanned import ScannedForm
from consultations.guards import advice as guards
from consultations.models.consultation import TEXT, Consultation
from consultations.models.support_contact import SupportContact
from consultations.services.handing_over import NO_ADVISER

EXAMPLE = "Bijvoorbeeld 05-01-2026."


def _time_here() -> time:
    return timezone.localtime().time()


def _next_contact(*, refusal: str) -> DayField:
    return DayField(
        label="Volgend contact op",
        may_be_future=True,
        help_text=EXAMPLE,
        error_messages={"required": refusal},
    )


class SupportForm(ScannedForm):
    scanned: ClassVar = ("support_plan",)

    support_plan = long_text("Plan voor de ondersteuning", longest=TEXT, required=True)
    next_contact_on = _next_contact(refusal=REQUIRED)


class ContactForm(ScannedForm):
    scanned: ClassVar = SupportContact.SCANNED

    contact_on = DayField(
        label="Datum van het contact",
        initial=timezone.localdate,
        error_messages={"required": REQUIRED},
    )
    contact_time = ClockField(
        label="Tijd van het contact", initial=_time_here, error_messages={"required": REQUIRED}
    )
    channel = choice("Kanaal", AdviceChannel, required=True, radio=False)
    summary = long_text("Wat is besproken", longest=TEXT, required=True)
    next_contact_on = _next_contact(refusal="Kies wanneer het volgende contact is.")

    def at(self) -> datetime:
        """Day and time together, as they were here."""
        wall = datetime.combine(self.cleaned_data["contact_on"], self.cleaned_data["contact_time"])
        return timezone.make_aware(wall)


class HandOverForm(forms.Form):
    """To whom the advice goes; it has somebody else's name on it from then on."""

    use_required_attribute = False

    to = forms.ModelChoiceField(
        User.objects.none(),
        label="Collega",
        empty_label="Kies…",
        error_messages={"required": "Kies een collega.", "invalid_choice": NO_ADVISER},
    )

    def __init__(self, *args: Any, advice: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = advisers_of(advice.region).exclude(pk=advice.handled_by_id)
        self.fields["to"].queryset = others  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    use_required_attribute = False

    end_reason = choice("Waarom sluit u af?", EndReason, required=True, radio=False)


class ReasonForm(ScannedForm):
    """Why an advice lapses, or opens again; ``refusal`` says what is missing without it."""

    scanned: ClassVar = ("reason",)

    reason = long_text("Reden", longest=500, required=True, rows=2)

    def __init__(self, *args: Any, refusal: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].error_messages["required"] = refusal


def lapse_form(*data: Any) -> ReasonForm:
    refusal = guards.lapse_has_a_reason.objection
    return ReasonForm(*data, refusal=refusal, auto_id="lapse_%s")


def reopen_form(*data: Any) -> ReasonForm:
    refusal = guards.reopening_has_a_reason.objection
    return ReasonForm(*data, refusal=refusal, auto_id="reopen_%s")
