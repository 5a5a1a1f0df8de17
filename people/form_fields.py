"""Form fields that read what people type and answer in Dutch when they cannot."""

from collections.abc import Callable
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

    read: ClassVar[Callable[[str], Any]]
    longest: ClassVar[int]
    attributes: ClassVar[dict[str, str]] = {}

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": self.longest, "required": False, **options})

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return type(self).read(text)
        except DomainError as refusal:
            raise ValidationError(refusal.reasons) from None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), **self.attributes}


class BsnField(ReadField):
    """Nine digits that pass the 11-proef, or ""."""

    read = staticmethod(bsn.read)
    longest = 20
    attributes: ClassVar[dict[str, str]] = {"inputmode": "numeric", "autocomplete": "off"}


class PostcodeField(ReadField):
    read = staticmethod(read_postcode)
    longest = 10
    attributes: ClassVar[dict[str, str]] = {"autocomplete": "off"}


class PhoneField(ReadField):
    read = staticmethod(read_phone)
    longest = 30
    attributes: ClassVar[dict[str, str]] = {"inputmode": "tel", "autocomplete": "off"}


def _read_birth_date(text: str) -> PartialDate:
    return partial_date.read(text, today=timezone.localdate())


class BirthDateField(ReadField):
    """One field for "12-3-2019", "maart 2019" and "2019"; gives a ``PartialDate``."""

    read = staticmethod(_read_birth_date)
    longest = 30
    attributes: ClassVar[dict[str, str]] = {"autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        """A date that is already known is shown the way it is read."""
        if isinstance(value, PartialDate):
            return partial_date.typed(value)
        return value
