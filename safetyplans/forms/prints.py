"""For whom a version is printed, and in which language its headings are."""

from typing import Any

from django import forms

from common.questions import CHOOSE, tick
from safetyplans.languages import languages

THEIR_OWN = "De taal van deze persoon, anders Nederlands"


class FamilyCopyForm(forms.Form):
    """A copy for one member of the family; ``second``: who did not adopt the version can say that
    the places where the form was refused betray nobody."""

    reader = forms.TypedChoiceField(
        label="Voor wie",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )
    language = forms.ChoiceField(
        label="Taal van de koppen en vaste zinnen",
        help_text="Wat in het plan is geschreven, blijft Nederlands. Neem het met een tolk door.",
        required=False,
    )
    read_along = tick(
        "Ik las deze plekken na: niets wijst naar de melder",
        hint="U stelde deze versie niet zelf vast, en mag dit dus zeggen.",
    )

    def __init__(
        self, *args: Any, readers: list[tuple[int, str]], second: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        known = [(language.code, language.name) for language in languages()]
        self.fields["reader"].choices = readers  # type: ignore[attr-defined]
        self.fields["language"].choices = [("", THEIR_OWN), *known]  # type: ignore[attr-defined]
        if not second:
            del self.fields["read_along"]


class ProfessionalCopyForm(forms.Form):
    """The copy for professionals has nothing to fill in; it carries the refusal."""
