"""What beheer types in about following families."""

from typing import Any

from django import forms

from common.widgets import DayPicker
from monitoring.models import MonitoringProfile
from monitoring.schemes import NEVER_WITHOUT

MONTHS = "Schrijf hele maanden met een komma ertussen, zoals 3, 6, 12."
OUTSIDE = "Kies maanden van 1 tot en met 36."
NEVER = "Het contact na drie maanden kan er niet uit."


class MonthsField(forms.CharField):
    """``3, 6, 12``"""

    def clean(self, value: Any) -> list[int]:
        text = super().clean(value)
        parts = [part.strip() for part in text.replace("-", ",").split(",") if part.strip()]
        if not parts or not all(part.isdecimal() and len(part) <= 3 for part in parts):
            raise forms.ValidationError(MONTHS)
        months = sorted({int(part) for part in parts})
        if months[0] < 1 or months[-1] > 36:
            raise forms.ValidationError(OUTSIDE)
        if NEVER_WITHOUT not in months:
            raise forms.ValidationError(NEVER)
        return months

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value


class MonitoringProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    months = MonthsField(
        label="Na hoeveel maanden",
        max_length=60,
        help_text="Met een komma ertussen, zoals 3, 6, 12 of 3, 12. Na 3 maanden hoort er altijd "
        "bij.",
    )

    class Meta:
        model = MonitoringProfile
        fields = (
            "since",
            "months",
            "start_from",
            "window",
            "longest_months",
            "stops_when_stable",
            "extendable",
        )
        widgets = {"since": DayPicker}
        help_texts = {
            "window": "Een moment is op tijd tot zoveel werkdagen na zijn dag.",
            "longest_months": "Zo lang volgt Veilig Thuis een gezin dat nog niet stabiel veilig "
            "is.",
            "extendable": "Uitgevinkt: na de langste duur kan er geen extra moment meer bij.",
        }
