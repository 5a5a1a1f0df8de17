"""Form fields that read what people type and answer in Dutch when they cannot."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from common.exceptions import DomainError
from people import bsn, partial_date
from people.contact import read_phone, read_postcode
from people.partial_date import PartialDate


class ReadField(forms.CharField):
    """A text field with one of our readers behind it."""

    longest: ClassVar[int]
    inputmode: ClassVar[str] = "text"

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": self.longest, "required": False, **options})

    def read(self, text: str) -> Any:
        raise NotImplementedError

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return self.read(text)
        except DomainError as refusal:
            raise ValidationError(refusal.reasons) from None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A browser must not offer what was typed about another family."""
        ours = {"inputmode": self.inputmode, "autocomplete": "off"}
        return {**super().widget_attrs(widget), **ours}


class BsnField(ReadField):
    """Nine digits that pass the 11-proef, or ""."""

    longest = 20
    inputmode = "numeric"

    def read(self, text: str) -> str:
        return bsn.read(text)


class PostcodeField(ReadField):
    """ "1234AB", or ""."""

    longest = 10

    def read(self, text: str) -> str:
        return read_postcode(text)


class PhoneField(ReadField):
    """ "0612345678" or "+48…", or ""."""

    longest = 30
    inputmode = "tel"

    def read(self, text: str) -> str:
        return read_phone(text)


class BirthDateField(ReadField):
    """One field for "12-3-2019", "maart 2019" and "2019"; gives a ``PartialDate``."""

    longest = 30

    def read(self, text: str) -> PartialDate:
        return partial_date.read(text, today=timezone.localdate())

    def prepare_value(self, value: Any) -> Any:
        """A date that is already known is shown the way it is read."""
        return partial_date.typed(value) if isinstance(value, PartialDate) else value
