"""Form fields that read what people type and answer in Dutch when they cannot."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from common.contact import read_phone, read_postcode
from common.exceptions import DomainError


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
