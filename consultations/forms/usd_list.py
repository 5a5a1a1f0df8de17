"""Filters of the list of consultations. What cannot be read filters nothing."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst

from accounts.models import User
from consultations.enums import UsdState
from consultations.forms.lists import PERIODS
from consultations.selectors.usd import ALL, ASKING

STATES = [
    ("", "Lopend"),
    (ASKING, "Vraagt nog iets"),
    *((state.value, str(capfirst(state.label))) for state in UsdState),
    (ALL, "Alle"),
]


class UsdFilter(forms.Form):
    status = forms.ChoiceField(label="Status", required=False, choices=STATES)
    periode = forms.ChoiceField(label="Gesproken", required=False, choices=PERIODS)
    medewerker = forms.ChoiceField(label="Consulent", required=False)

    def __init__(self, *args: Any, makers: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Iedereen"), *((str(one.pk), one.name) for one in makers)]
        self.fields["medewerker"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            del self.fields["medewerker"]

    @property
    def chosen(self) -> dict[str, Any]:
        """What was chosen and can be read."""
        self.is_valid()
        return self.cleaned_data
