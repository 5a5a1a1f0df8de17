"""What is filled in at a step of the plan."""

from django import forms

from common.questions import choice, long_text
from safetyplans.enums import VersionReason


class ReviseForm(forms.Form):
    """Why a new version is written."""

    reason = choice("Waarom komt er een nieuwe versie?", VersionReason, required=True)
    note = long_text("Toelichting", longest=1000, required=True)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["reason"].choices = [  # type: ignore[attr-defined]
            (value, words)
            for value, words in self.fields["reason"].choices  # type: ignore[attr-defined]
            if value not in (VersionReason.FIRST, VersionReason.ADVICE)
        ]
