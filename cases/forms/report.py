"""Small questions on the page of a report."""

from cases.forms.step_form import StepForm
from common.questions import REQUIRED, DayField, text


class WrittenForm(StepForm):
    on = DayField(
        label="Schriftelijk ontvangen op",
        help_text="Bijvoorbeeld 05-01-2026.",
        error_messages={"required": REQUIRED},
    )


class RevealForm(StepForm):
    reason = text(
        "Waarom hebt u de naam nodig?",
        500,
        required=True,
        hint="U ziet de naam een half uur. Uw inzage en de reden komen in het logboek.",
    )


class JoinForm(StepForm):
    number = text("Nummer van de andere melding", 20, required=True, hint="Zoals M-2026-00001.")


class TieForm(StepForm):
    preceding = text(
        "Nummer van de consultatie of vooraankondiging",
        16,
        required=True,
        hint="Zoals UC-2026-00001 of VA-2026-00001.",
    )
