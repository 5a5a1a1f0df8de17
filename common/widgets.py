"""The browser's own pickers for a day and a time of day.

Where people type dates they know by heart (a birth date), use Django's plain ``DateInput``: it
keeps what was typed, so that 30-02-2019 gets a sentence instead of an empty field.
"""

from django import forms


class DayPicker(forms.DateInput):
    """A day, with the calendar of the browser; the value travels as 2026-01-05."""

    input_type = "date"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class ClockPicker(forms.TimeInput):
    """A time of day, with the clock of the browser; the value travels as 10:05."""

    input_type = "time"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class MomentPicker(forms.SplitDateTimeWidget):
    """A day and a time of day side by side, for ``SplitDateTimeField``."""

    def __init__(self) -> None:
        widgets = (DayPicker({"aria-label": "Datum"}), ClockPicker({"aria-label": "Tijd"}))
        forms.MultiWidget.__init__(self, widgets)
