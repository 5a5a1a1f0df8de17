"""What VT fills in of a handover. Input only; the rules are the services and the guards."""

from collections.abc import Iterable
from typing import Any

from django import forms

from cases.enums import YesNoUnknown
from common.questions import CHOOSE, REQUIRED, answer, choice, long_text, text, tick
from common.shared_form import SharedForm
from common.widgets import MomentPicker
from handover.enums import HandoverForm, WithdrawalReason
from handover.models import Handover
from sharing.enums import HANDOVER_GROUNDS
from sharing.forms.consent import ConsentForm
from sharing.forms.shares import weighing_field

Choices = Iterable[tuple[str, str]]
DAYS = [(str(days), f"{days} werkdag{'' if days == 1 else 'en'}") for days in range(1, 6)]
FORMS = [(form.value, str(form.label).capitalize()) for form in HandoverForm]
YES_NO = [(YesNoUnknown.YES.value, "Ja"), (YesNoUnknown.NO.value, "Nee")]


def _yes_no(label: str, hint: str = "") -> forms.ChoiceField:
    field = answer(label, hint=hint)
    field.choices = YES_NO
    return field


class ReceiverForm(SharedForm):
    """To whom and in which form; the five questions are about who helps this family already."""

    receiver = forms.ChoiceField(label="Ontvanger", required=False)
    receiver_is_involved = tick(
        "De ontvanger helpt dit gezin al",
        hint="Dan antwoordt u ook op de vijf vragen hieronder.",
    )
    helper_can = answer("Kan de hulpverlener dit doen?")
    helper_wants = answer("Wil de hulpverlener dit doen?")
    helper_can_use_plan = answer("Kan de hulpverlener met een veiligheidsplan werken?")
    helper_keeps_sight = answer("Kan de hulpverlener zicht houden op de veiligheid?")
    helper_able_says_vt = answer(
        "Is de hulpverlener volgens Veilig Thuis in staat dit te doen?",
        hint="Uw eigen oordeel, naast wat de hulpverlener zegt.",
    )
    form = forms.ChoiceField(
        label="Vorm",
        choices=FORMS,
        widget=forms.RadioSelect,
        help_text="Warm mag altijd.",
        error_messages={"required": CHOOSE},
    )
    form_reason = text(
        "Waarom schriftelijk",
        1000,
        hint="Alleen nodig als warm de vorm is die hierbij hoort.",
    )

    def __init__(self, *args: Any, receivers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receiver"].choices = [  # type: ignore[attr-defined]
            ("", "Kies een ontvanger"),
            *receivers,
        ]

    def five(self) -> list[forms.BoundField]:
        return [self[name] for name in Handover.FIVE]


class ContactForm(SharedForm):
    """What was spoken with the receiver, and who directs care for this family already."""

    contacted_at = forms.SplitDateTimeField(
        label="Wanneer sprak u de ontvanger", required=False, widget=MomentPicker()
    )
    contacted_with = text("Met wie", 160)
    contact_note = long_text(
        "Wat is besproken",
        longest=1000,
        hint="Bijvoorbeeld: wie het oppakt, en wanneer. Uw besluit staat vast; vragen kunnen wel.",
    )
    director_known = answer(
        "Is er al een casusregisseur of gids?",
        hint="Vraag het na bij de gemeente of het wijkteam.",
    )
    director = forms.ChoiceField(
        label="Organisatie van de casusregisseur",
        required=False,
        help_text="Die krijgt een afschrift van de overdracht.",
    )
    director_name = text("Naam van de casusregisseur", 160)

    def __init__(self, *args: Any, directors: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["director"].choices = [  # type: ignore[attr-defined]
            ("", "Kies een organisatie"),
            *directors,
        ]


class SafetyForm(SharedForm):
    """Whether somebody is in danger now, and how long the follow-up can wait (003-35, 003-36)."""

    acutely_unsafe = _yes_no("Is iemand nu acuut onveilig?")
    can_wait = _yes_no(
        "Kan de opvolging een paar dagen wachten?",
        hint="Kan het niet wachten, kies dan hieronder een kortere termijn.",
    )
    first_contact_days = forms.TypedChoiceField(
        label="Eerste contact met het gezin binnen",
        choices=DAYS,
        coerce=int,
        help_text="Gerekend vanaf het moment dat de ontvanger de overdracht accepteert.",
        error_messages={"required": REQUIRED},
    )


class TextsForm(SharedForm):
    """The texts of one part of the document."""

    def __init__(self, *args: Any, asks: Iterable[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label, hint in asks:
            self.fields[name] = long_text(label, longest=5000, hint=hint, rows=4)


class SharingForm(SharedForm, ConsentForm):
    """On which ground VT shares this, and what every member says of it (A9)."""

    share_ground = forms.ChoiceField(
        label="Grond om te delen",
        choices=[("", "Kies een grond"), *((g.value, g.label) for g in HANDOVER_GROUNDS)],
        required=False,
    )
    share_weighing = weighing_field()

    def said(self) -> dict[str, Any]:
        """The facts by name, as the service takes them."""
        return {name: self.cleaned_data[name] for name in ("share_ground", "share_weighing")}


class StepForm(forms.Form):
    """The next step, with the reason for passing what cautions."""

    def __init__(self, *args: Any, cautioned: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if cautioned:
            self.fields["despite"] = long_text(
                "Waarom gaat u toch door?", longest=1000, required=True, rows=2
            )


class WithdrawForm(forms.Form):
    reason = choice("Waarom trekt u de overdracht in?", WithdrawalReason, required=True)
    note = long_text("Toelichting", longest=1000, rows=2)


class TellReporterForm(ConsentForm):
    """Whom the reporter who stays involved can call at the receiver (002-25)."""

    party = long_text(
        "Wie de melder kan bellen",
        longest=700,
        required=True,
        hint="Organisatie, naam en telefoonnummer. Niets over het gezin.",
    )
    weighing = weighing_field()
