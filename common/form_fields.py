"""Form fields that read what people type and answer in Dutch when they cannot."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from common.contact import read_phone, read_postcode
from common.exceptions import DomainError


class ReadField(forms.CharField):
    """A text field with one of our readers behind it."""

    # What makes sense of the text, or says with a DomainError why it cannot.
    reader: Any
    longest: ClassVar[int]
    inputmode: ClassVar[str] = "text"

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": self.longest, "required": False, **options})

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return type(self).reader(text)
        except DomainError as refusal:
            raise ValidationError(refusal.reasons) from None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A browser must not offer what was typed about another family."""
        ours = {"inputmode": self.inputmode, "autocomplete": "off"}
        return {**super().widget_attrs(widget), **ours}


class PostcodeField(ReadField):
    """ "1234AB", or ""."""

    reader = staticmethod(read_postcode)
    longest = 10


class PhoneField(ReadField):
    """ "0612345678" or "+48…", or ""."""

    reader = staticmethod(read_phone)
    longest = 30
    inputmode = "tel"
