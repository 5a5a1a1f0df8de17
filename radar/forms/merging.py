"""Forms about entries of one person: input only."""

from collections.abc import Iterable
from typing import Any

from django import forms


def _words(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class JoinForm(forms.Form):
    """Which entry stays, whether the households are one too, and why."""

    keep = forms.ChoiceField(
        label="Onder welke vastlegging is deze persoon voortaan te vinden?",
        widget=forms.RadioSelect,
    )
    households = forms.ChoiceField(
        label="Zijn de gezinnen ook hetzelfde?", widget=forms.RadioSelect, required=False
    )
    why = _words("Waarom is dit dezelfde persoon?", "Bijvoorbeeld: nagevraagd bij moeder.")

    def __init__(
        self,
        *args: Any,
        entries: Iterable[tuple[str, str]],
        homes: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keep"].choices = list(entries)  # type: ignore[attr-defined]
        self.fields["households"].choices = [("", "Nee, of onbekend"), *homes]  # type: ignore[attr-defined]
        if not list(homes):
            del self.fields["households"]


class PartForm(forms.Form):
    why = _words("Waarom zijn dit toch twee personen?")


class DecideForm(forms.Form):
    note = _words("Toelichting", "Verplicht als u het afwijst.", required=False)
