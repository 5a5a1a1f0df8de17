"""Telling the municipal consulent after a crisis, or saying why not (D8)."""

from typing import Any, ClassVar

from django import forms

from cases.enums import ConsulentGround, ConsulentUntold, ContactChannel
from cases.forms.step_form import StepForm
from cases.services.authority_notices import ASK_FIRST, WEIGH
from cases.services.consulent import CONSENT_IS_THE_GROUND
from common.questions import REQUIRED, choice, long_text, text, tick
from common.widgets import MomentPicker


class TellConsulentForm(StepForm):
    municipality = text("Gemeente", 160, required=True)
    spoken_to = text(
        "Met wie hebt u gesproken?", 120, required=True,
        hint="Naam en functie van de consulent of de vervanger.",
    )  # fmt: skip
    at = forms.SplitDateTimeField(
        label="Wanneer?",
        widget=MomentPicker,
        error_messages={"required": REQUIRED},
    )
    channel = choice("Hoe?", ContactChannel, required=True)
    ground = choice(
        "Waarom mag u dit vertellen?", ConsulentGround, required=True,
        hint="Bij ‘dat, niet wat’ vertelt u alleen dát de crisisdienst betrokken was, en wanneer.",
    )  # fmt: skip
    what = long_text("Wat hebt u verteld?", longest=5000, required=True)
    consent_asked = tick("Toestemming gevraagd aan het gezin")
    consent_given = tick("Toestemming gekregen")
    weighing = long_text(
        "Afweging als er geen toestemming is", longest=2000,
        hint="Waarom is vertellen zonder toestemming toch nodig?",
    )  # fmt: skip

    groups: ClassVar = [
        ("Met wie", "", [("municipality", "spoken_to"), "at", "channel"]),
        ("Wat en waarom", "", ["ground", "what"]),
        ("Toestemming", "", ["consent_asked", "consent_given", "weighing"]),
    ]

    def clean(self) -> dict[str, Any]:
        """The rules of the service about consent, each beside its question."""
        given = super().clean() or {}
        consent = given.get("consent_given")
        if consent and not given.get("consent_asked"):
            self.add_error("consent_asked", ASK_FIRST)
        if given.get("ground") == ConsulentGround.CONSENT and not consent:
            self.add_error("consent_given", CONSENT_IS_THE_GROUND)
        elif not consent and not given.get("weighing"):
            self.add_error("weighing", WEIGH)
        return given


class UntoldForm(StepForm):
    reason = choice("Waarom niet?", ConsulentUntold, required=True)
    explanation = text("Toelichting", 150, required=True)
