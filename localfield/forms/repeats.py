"""What who directs thinks of a new report."""

from django import forms

from cases.enums import DirectorView
from cases.services.coordinating import NO_VIEW, NO_WORDS
from common.questions import choice, long_text


class DirectorAnswerForm(forms.Form):
    """The partner's own words; Veilig Thuis confirms them (A3)."""

    use_required_attribute = False
    view = choice("Kan de hulp dit aan?", DirectorView, required=True)
    words = long_text(
        "Hoe kijkt u ernaar?",
        longest=5000,
        required=True,
        rows=5,
        hint="Wat werkte, wat niet, wat is er nu nodig, en wat kan uw organisatie doen?",
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["view"].error_messages["required"] = NO_VIEW
        self.fields["words"].error_messages["required"] = NO_WORDS
