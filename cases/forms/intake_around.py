"""The questions around the guided report: spoed, a colleague, a paper, the last check."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from django import forms

from cases.forms.step_form import StepForm
from common.exceptions import DomainError
from common.questions import text


class UrgentForm(StepForm):
    """Spoed: why, and what is done first."""

    reason = text("Waarom is dit spoed?", 500, required=True)
    first_action = text(
        "Wat is de eerste actie, en wie doet die?", 500, required=True,
        hint="Deze actie moet binnen 24 uur gedaan zijn.",
    )  # fmt: skip

    groups: ClassVar = [("Spoed", "", ["reason", "first_action"])]


class ConfirmForm(StepForm):
    """Step 7: only asked when a professional has not reported in writing yet."""

    not_written_reason = text(
        "Waarom neemt u de melding nu al aan, zonder formulier?", 500,
        hint="Vraag het formulier op voor het einde van de volgende werkdag.",
    )  # fmt: skip


class HandOverForm(StepForm):
    """Give the draft to a colleague, e.g. the night shift."""

    to = forms.ChoiceField(label="Collega", error_messages={"required": "Kies een collega."})
    note = text("Bericht voor de collega", 500, hint="Wat moet er nog gebeuren?")

    def offer(self, colleagues: list[tuple[str, str]]) -> None:
        self.fields["to"].choices = [("", "Kies…"), *colleagues]  # type: ignore[attr-defined]


class UploadForm(StepForm):
    """One paper at a time."""

    file = forms.FileField(
        label="Bestand toevoegen",
        help_text="Pdf, jpg, png, docx, txt of eml, ten hoogste 20 MB.",
        error_messages={
            "required": "Kies eerst een bestand.",
            "empty": "Dit bestand is leeg. Kies het opnieuw.",
            "max_length": "De naam van dit bestand is te lang. Kort de naam in.",
        },
        max_length=200,
    )

    def refuse(self, *reasons: str) -> None:
        """Put on the field what was found out about the file."""
        self.errors["file"] = self.error_class(list(reasons))

    @contextmanager
    def refusals_on_file(self) -> Iterator[None]:
        """What the domain says about the file stands beside the file."""
        try:
            yield
        except DomainError as refusal:
            self.refuse(*refusal.reasons)
