"""Coordinating a repeat report with who directs, and saying what becomes of it."""

from typing import Any

from django import forms

from cases.enums import ContactChannel, DirectorView, EventSource, OthersToldBy, RepeatOutcome
from cases.forms.step_form import StepForm
from cases.services.coordinating import NO_HOW, NO_RESULT, NO_TRIED, NO_VIEW, NO_WHO, NO_WORDS
from cases.services.repeat_reports import NO_EVENT_TEXT, Processing
from common.questions import REQUIRED, DayField, choice, long_text, text
from common.widgets import MomentPicker


def _moment() -> forms.SplitDateTimeField:
    return forms.SplitDateTimeField(
        label="Wanneer?", widget=MomentPicker, error_messages={"required": REQUIRED}
    )


def _must(field: Any, sentence: str) -> Any:
    field.error_messages["required"] = sentence
    return field


class CoordinateForm(StepForm):
    spoken_to = text(
        "Met wie stemde u af?", 160, required=True, refusal=NO_WHO,
        hint="Naam en functie van de procesregisseur of de vervanger.",
    )  # fmt: skip
    at = _moment()
    channel = _must(choice("Hoe?", ContactChannel, required=True), NO_HOW)
    view = _must(choice("Kan de hulp dit aan?", DirectorView, required=True), NO_VIEW)
    words = _must(long_text("Wat zegt de procesregisseur?", longest=5000, required=True), NO_WORDS)


class AttemptForm(StepForm):
    tried = text("Wie probeerde u te bereiken?", 160, required=True, refusal=NO_TRIED)
    at = _moment()
    channel = _must(choice("Hoe?", ContactChannel, required=True), NO_HOW)
    result = text("Wat kwam ervan?", 500, required=True, refusal=NO_RESULT)


class ProcessForm(StepForm):
    outcome = choice("Wat gebeurt er met deze hermelding?", RepeatOutcome, required=True)
    reason = long_text("Reden", longest=2000, hint="Nodig bij een andere ketenpartner.", rows=2)
    advice = long_text(
        "Advies aan de ketenpartner", longest=5000,
        hint="Dit leest de ketenpartner. Schrijf niets op waaraan de melder te herkennen is.",
    )  # fmt: skip
    happened_on = DayField(
        label="Wanneer was het voorval?", required=False,
        help_text="Is er geen voorval, schrijf dat dan bij de reden.",
    )  # fmt: skip
    what = long_text("Wat gebeurde er?", longest=5000, rows=2)
    known_by = choice("Hoe weet de bron dit?", EventSource)
    others_told_by = choice(
        "Wie informeert huisarts, jeugdgezondheidszorg of school?", OthersToldBy, required=True,
        hint="Alleen als zij het voor hun taak nodig hebben. In de regel doet de ketenpartner dat.",
    )  # fmt: skip
    others_to_tell = text("Wie wordt geïnformeerd?", 300, hint="Niet nodig als u ‘niemand’ kiest.")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("happened_on") and not given.get("what"):
            self.add_error("what", NO_EVENT_TEXT)
        return given

    def processing(self) -> Processing:
        given = dict(self.cleaned_data)
        given["known_by"] = given["known_by"] or EventSource.READ
        return Processing(**given)
