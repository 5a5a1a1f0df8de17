"""Forms whose free text must point to nobody (A6)."""

from typing import Any, ClassVar

from django import forms

from common.questions import long_text
from consultations.scanner import find_identities, sentences

LONGEST_REASON = 500


class ScannedForm(forms.Form):
    """Says beside each text what in it points to a person; a reason lets it stay."""

    use_required_attribute = False
    scanned: ClassVar[tuple[str, ...]] = ()
    points_to_somebody = False

    despite = long_text(
        "Waarom laat u dit staan?",
        longest=LONGEST_REASON,
        rows=2,
        hint="Alleen als het niet over een persoon gaat, zoals de naam van een school. "
        "Uw reden blijft erbij staan.",
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("despite"):
            for name in self.looked_through():
                for sentence in sentences(find_identities(given.get(name) or "")):
                    self.add_error(name, sentence)
                    self.points_to_somebody = True
                    self.fields["despite"].required = True  # for the page: no longer a choice
        return given

    def looked_through(self) -> tuple[str, ...]:
        """The texts in which something may be found this time."""
        return self.scanned

    @property
    def asks_why(self) -> bool:
        """Whether the question after the reason is on the page."""
        asked = self["despite"]
        return self.points_to_somebody or bool(asked.value() or asked.errors)
