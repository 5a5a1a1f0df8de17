"""What a consulent types in to announce a crisis, and how the list is filtered."""

from typing import TYPE_CHECKING, Any, ClassVar, cast
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from common.form_fields import PhoneField
from common.questions import CHOOSE, REQUIRED, DayField, choice, long_text, many, text
from consultations.enums import AgeBand, PresentDanger, WithdrawalReason
from consultations.forms.scanned import ScannedForm
from consultations.services.crisis_notices import NOT_YOURS, WINDOW_IS_OVER
from organisations.models import Organisation

if TYPE_CHECKING:
    from django.http import QueryDict

LONGEST = 5000
EXAMPLE = "Bijvoorbeeld 05-01-2026."
WHO_AND_NUMBER = "Vul naam en telefoonnummer allebei in, of laat ze allebei leeg."


class CrisisNoticeForm(ScannedForm):
    scanned: ClassVar[tuple[str, ...]] = ("own_reference", "threat", "agreements", "asked_of_vt")

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Voor welke gemeente?",
        empty_label="Kies…",
        error_messages={"required": CHOOSE, "invalid_choice": NOT_YOURS},
    )
    threat = long_text(
        "Wat dreigt er?",
        longest=LONGEST,
        required=True,
        rows=5,
        hint="Feiten: wat is er gebeurd, waar bent u bang voor? Schrijf “vader”, “kind 1”.",
    )
    danger = choice("Hoe onveilig is het nu?", PresentDanger, required=True)
    expected_from = DayField(
        label="Verwacht vanaf", may_be_future=True, required=False, help_text=EXAMPLE
    )
    expected_until = DayField(
        label="Verwacht tot en met", may_be_future=True, required=False, help_text=EXAMPLE
    )
    age_bands = many("Leeftijden in het gezin", AgeBand)
    agreements = long_text(
        "Welke afspraken zijn er al?", longest=LONGEST, hint="Met het gezin en met hulpverleners."
    )
    asked_of_vt = long_text("Wat vraagt u van Veilig Thuis?", longest=LONGEST, required=True)
    own_reference = text("Uw eigen dossiernummer", 60, hint="Alleen het nummer, geen naam.")
    contact_name = text("Overdag: wie", 120, required=True)
    contact_phone = PhoneField(
        label="Overdag: telefoon", required=True, error_messages={"required": REQUIRED}
    )
    night_name = text("Buiten kantooruren: wie", 120)
    night_phone = PhoneField(label="Buiten kantooruren: telefoon")

    def __init__(self, *args: Any, municipalities: QuerySet[Organisation], **kwargs: Any) -> None:
        """It asks for which municipality only when there are more."""
        super().__init__(*args, **kwargs)
        if len(municipalities) > 1:
            self.fields["organisation"].queryset = municipalities  # type: ignore[attr-defined]
        else:
            del self.fields["organisation"]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        first, last = given.get("expected_from"), given.get("expected_until")
        if last and last < timezone.localdate():
            self.add_error("expected_until", WINDOW_IS_OVER)
        elif first and last and last < first:
            self.add_error("expected_until", "Deze dag ligt vóór de eerste dag.")
        for name, other in (("night_name", "night_phone"), ("night_phone", "night_name")):
            if given.get(other) and name in given and not given[name]:
                self.add_error(name, WHO_AND_NUMBER)
        return given

    def begin_anew(self) -> None:
        """From here on this page is about another notice."""
        data = cast("QueryDict", self.data).copy()
        data["key"] = str(uuid4())
        self.data = data

    @property
    def facts(self) -> dict[str, Any]:
        """Everything but the reason for passing the scan, which is no fact of the crisis."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "despite"}
        return {**given, "age_bands": tuple(given["age_bands"])}


class WithdrawalForm(forms.Form):
    reason = choice("Waarom trekt u de vooraankondiging in?", WithdrawalReason, required=True)


class NoticeFilter(forms.Form):
    """What cannot be read filters nothing. A municipality has only its own: nothing to choose."""

    gemeente = forms.ModelChoiceField(
        label="Gemeente",
        queryset=Organisation.objects.none(),
        required=False,
        empty_label="Alle gemeenten",
    )
    stand = forms.ChoiceField(
        label="Stand", choices=[("", "Open"), ("alle", "Alle")], required=False
    )

    def __init__(
        self, *args: Any, municipalities: QuerySet[Organisation] | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if municipalities is None:
            del self.fields["gemeente"]
            return
        field = self.fields["gemeente"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = municipalities

    @property
    def chosen(self) -> dict[str, Any]:
        read = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return {"municipality": read.get("gemeente"), "only_open": read.get("stand") != "alle"}
