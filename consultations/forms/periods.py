"""Which stretch of the calendar figures are about."""

from datetime import date
from typing import Any

from django import forms

from consultations.periods import Period, period_called, periods


class PeriodForm(forms.Form):
    """What cannot be read gives the last twelve months."""

    periode = forms.ChoiceField(label="Periode", required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        choices = [(period.key, period.label) for period in periods(today)]
        self.fields["periode"].choices = choices  # type: ignore[attr-defined]

    @property
    def period(self) -> Period:
        self.is_valid()
        return period_called(self.cleaned_data.get("periode", ""), self.today)
