"""What beheer types in about who can be reached at Veilig Thuis, and when."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from django import forms
from django.db.models import QuerySet

from accounts.models import RegionContact, User
from common.form_fields import PhoneField
from common.widgets import ClockPicker, DayPicker
from organisations.enums import Weekday
from organisations.models import Organisation
from organisations.opening import Hours

BOTH_DAYS = "Vul bij afwezigheid de eerste en de laatste dag in."
WHO_REPLACES = "Kies wie vervangt, anders is er in die tijd niemand."
NOT_ONESELF = "Niemand vervangt zichzelf. Kies een andere collega."


class RegionContactForm(forms.ModelForm):  # type: ignore[type-arg]
    """A new fixed contact of a municipality or of one of its districts."""

    class Meta:
        model = RegionContact
        fields = ("municipality", "district", "colleague", "replacement", "since")
        widgets = {"since": DayPicker}

    def __init__(
        self,
        *args: Any,
        colleagues: QuerySet[User],
        municipalities: QuerySet[Organisation] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        rows: dict[str, QuerySet[Any]] = {"colleague": colleagues, "replacement": colleagues}
        if municipalities is not None:
            rows["municipality"] = municipalities
        for name, offered in rows.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = offered

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        replacement = given.get("replacement")
        if replacement and replacement == given.get("colleague"):
            self.add_error("replacement", NOT_ONESELF)
        return given


class ContactChangeForm(RegionContactForm):
    """Somebody else for the same place, or an absence during which somebody replaces."""

    class Meta:
        model = RegionContact
        fields = ("colleague", "replacement", "absent_from", "absent_until")
        widgets = {"absent_from": DayPicker, "absent_until": DayPicker}

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        first, last = given.get("absent_from"), given.get("absent_until")
        if first and not last and "absent_until" not in self.errors:
            self.add_error("absent_until", BOTH_DAYS)
        if last and not first and "absent_from" not in self.errors:
            self.add_error("absent_from", BOTH_DAYS)
        if first and last and last < first:
            self.add_error("absent_until", "De laatste dag ligt vóór de eerste.")
        if (first or last) and not given.get("replacement") and "replacement" not in self.errors:
            self.add_error("replacement", WHO_REPLACES)
        return given


class WorkPhoneForm(forms.Form):
    work_phone = PhoneField(
        label="Telefoon op het werk",
        help_text="Collega's en gemeenten zien dit nummer op de pagina Contact.",
    )


class HoursWidget(forms.MultiWidget):
    """The times of one day side by side."""

    def __init__(self) -> None:
        super().__init__((ClockPicker({"aria-label": "Van"}), ClockPicker({"aria-label": "Tot"})))

    def decompress(self, value: Hours | None) -> list[time | None]:
        return [value.opens, value.closes] if value else [None, None]


class HoursField(forms.MultiValueField):
    """From when until when on one weekday; both empty when the desk is closed."""

    def __init__(self, weekday: Weekday) -> None:
        self.weekday = weekday
        times = (forms.TimeField(required=False), forms.TimeField(required=False))
        super().__init__(
            times,
            label=str(weekday.label).capitalize(),
            widget=HoursWidget(),
            required=False,
            require_all_fields=False,
        )
        self.template_name = "components/question.html"

    def compress(self, data_list: Sequence[time | None]) -> Hours | None:
        opens, closes = data_list or (None, None)
        if opens is None and closes is None:
            return None
        if opens is None or closes is None:
            raise forms.ValidationError(
                "Vul beide tijden in, of laat beide leeg als de bureaudienst dan dicht is."
            )
        if closes <= opens:
            raise forms.ValidationError("De tweede tijd ligt niet na de eerste.")
        return Hours(int(self.weekday), opens, closes)


class ReachForm(forms.Form):
    """The hours of the bureaudienst and the number of the crisisdienst."""

    crisis_phone = PhoneField(
        label="Telefoon crisisdienst",
        help_text="Leeg: buiten openingstijden belt men het gewone nummer.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for weekday in Weekday:
            self.fields[_name(weekday)] = HoursField(weekday)
        self.fields[
            _name(Weekday.MONDAY)
        ].help_text = "De tijden van de bureaudienst. Laat een dag leeg als zij dan dicht is."

    @staticmethod
    def filled_with(crisis_phone: str, hours: Sequence[Hours]) -> dict[str, Any]:
        """What stands now, as initial values."""
        return {"crisis_phone": crisis_phone} | {f"day_{row.weekday}": row for row in hours}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not self.hours:
            raise forms.ValidationError("Vul voor ten minste één dag openingstijden in.")
        return given

    @property
    def hours(self) -> list[Hours]:
        """The days on which the desk is open."""
        days = (self.cleaned_data.get(_name(weekday)) for weekday in Weekday)
        return [row for row in days if row]


def _name(weekday: Weekday) -> str:
    return f"day_{weekday.value}"
