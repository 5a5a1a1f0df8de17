"""Fields that keep what people type, whole, and answer in Dutch when it does not fit."""

import calendar
import re
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils import timezone

from common.code_lists import YesNoUnknown
from common.dutch import MONTHS

TOO_LONG = (
    "Dit is te lang: ten hoogste %(limit_value)d tekens, u hebt er %(show_value)d. "
    "Kort de tekst in of zet hem in een bijlage; wat u typte staat er nog."
)
REQUIRED = "Vul dit in."
CHOOSE = "Maak een keuze."
UNREADABLE_DAY = "Deze datum begrijpen we niet. Schrijf dag, maand en jaar, zoals 05-01-2026."
EARLIEST_YEAR = 1900
INLINE = "vt-choices--inline"


class Words(forms.CharField):
    """Text without ``maxlength``: a browser would cut off what is pasted, and say nothing."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return {**attrs, "autocomplete": "off"}


class DayField(forms.CharField):
    """A day typed as 05-01-2026 or 5-1-2026; a day that does not exist gets its own sentence."""

    def __init__(self, *, may_be_future: bool = False, **options: Any) -> None:
        self.may_be_future = may_be_future
        super().__init__(**{"max_length": 40, **options})

    def clean(self, value: Any) -> date | None:
        text = super().clean(value).strip()
        if not text:
            return None
        day = _read_day(text)
        if day > timezone.localdate() and not self.may_be_future:
            raise ValidationError("Deze datum ligt in de toekomst. Controleer dag, maand en jaar.")
        return day

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "autocomplete": "off", "size": "12"}

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%d-%m-%Y") if isinstance(value, date) else value


class ClockField(forms.CharField):
    """A time of day typed as 14:05 or 14.05."""

    def clean(self, value: Any) -> time | None:
        text = super().clean(value).strip()
        if not text:
            return None
        found = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?: ?uur)?", text)
        if found is None:
            raise ValidationError("Deze tijd begrijpen we niet. Schrijf uren en minuten: 14:05.")
        return time(int(found[1]), int(found[2]))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "autocomplete": "off", "size": "8"}

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%H:%M") if isinstance(value, time) else value


def text(
    label: str,
    longest: int,
    *,
    required: bool = False,
    refusal: str = REQUIRED,
    hint: str = "",
) -> Words:
    return Words(
        label=label,
        max_length=longest,
        required=required,
        help_text=hint,
        error_messages={"required": refusal, "max_length": TOO_LONG},
    )


def long_text(
    label: str, *, longest: int = 20_000, required: bool = False, hint: str = "", rows: int = 3
) -> Words:
    field = text(label, longest, required=required, hint=hint)
    field.widget = forms.Textarea({"rows": rows, "autocomplete": "off"})
    return field


def choice(
    label: str,
    options: type[TextChoices],
    *,
    required: bool = False,
    hint: str = "",
    radio: bool = True,
) -> forms.ChoiceField:
    """One of a closed list; radio buttons for a few, a menu for many."""
    given = [(value, _sentence(words)) for value, words in options.choices]
    choices = given if radio else [("", "Kies…"), *given]
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=required,
        help_text=hint,
        widget=forms.RadioSelect if radio else forms.Select,
        error_messages={"required": CHOOSE},
    )


def answer(label: str, *, refusal: str = "", hint: str = "") -> forms.ChoiceField:
    """Ja, nee of onbekend, beside each other; required when there is a ``refusal`` to say so."""
    field = choice(label, YesNoUnknown, required=bool(refusal), hint=hint)
    field.widget.attrs["class"] = INLINE
    field.error_messages["required"] = refusal
    return field


def many(
    label: str, options: type[TextChoices], *, required: bool = False, hint: str = ""
) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=[(value, _sentence(words)) for value, words in options.choices],
        required=required,
        help_text=hint,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één."},
    )


def tick(label: str, *, hint: str = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, help_text=hint)


def _sentence(words: Any) -> str:
    spoken = str(words)
    return spoken[:1].upper() + spoken[1:]


def _read_day(typed: str) -> date:
    parts = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", typed)
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", typed)
    if parts:
        day, month, year = (int(part) for part in parts.groups())
    elif iso:
        year, month, day = (int(part) for part in iso.groups())
    else:
        raise ValidationError(UNREADABLE_DAY)
    if not 1 <= month <= 12 or not EARLIEST_YEAR <= year <= 9000:
        raise ValidationError(UNREADABLE_DAY)
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        name = MONTHS[month - 1]
        raise ValidationError(
            f"{day} {name} {year} bestaat niet. {name.capitalize()} {year} heeft {last} dagen."
        )
    return date(year, month, day)
