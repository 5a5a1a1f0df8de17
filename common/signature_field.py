"""Signing on the screen, in a form: draw in the field, or type your name."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.forms.widgets import Script

from common.exceptions import DomainError
from common.signatures import HEIGHT, WIDTH, Drawing, SignatureGiven, TooLittle

LONGEST_NAME = 200
REQUIRED = "Zet een handtekening: teken in het vak of typ uw naam."
NO_NAME = "Typ hier uw naam, met letters."
TOO_LONG = "Deze naam is te lang: ten hoogste %(limit_value)d tekens, u hebt er %(show_value)d."
LETTER = r"[^\W\d_]"


class SignatureWidget(forms.MultiWidget):
    """A field to draw on, and beside it a name to type; sent as ``…_drawn`` and ``…_typed``.

    Drawing needs the script: the page writes ``{{ form.media }}`` in its block ``scripts``.
    """

    template_name = "django/forms/widgets/signature.html"

    class Media:
        js = [Script("js/signature.js", defer=True)]

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        # The name first: what the summary of errors leads to must be able to take the focus.
        unseen = {"autocomplete": "off"}
        widgets = {"typed": forms.TextInput(unseen), "drawn": forms.HiddenInput(unseen)}
        super().__init__(widgets, attrs)  # type: ignore[arg-type]

    def decompress(self, value: SignatureGiven | None) -> list[str]:
        if value is None:
            return ["", ""]
        return [value.name, value.drawing.text if value.drawing else ""]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return {**super().get_context(name, value, attrs), "width": WIDTH, "height": HEIGHT}


class SignatureField(forms.MultiValueField):
    """A ``SignatureGiven``; None when it may stay empty and nobody signed."""

    widget = SignatureWidget

    def __init__(self, **options: Any) -> None:
        name = forms.CharField(
            required=False,
            max_length=LONGEST_NAME,
            error_messages={"max_length": TOO_LONG},
            validators=[RegexValidator(LETTER, NO_NAME)],
        )
        words = {"required": REQUIRED, **options.pop("error_messages", {})}
        super().__init__(
            fields=(name, forms.CharField(required=False)),
            require_all_fields=False,
            error_messages=words,
            **options,
        )

    def compress(self, data_list: list[str]) -> SignatureGiven | None:
        name, drawn = data_list or ("", "")
        given = SignatureGiven(_drawing(drawn, name), " ".join(name.split()))
        if given.drawing or given.name:
            return given
        if self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return None


def _drawing(drawn: str, name: str) -> Drawing | None:
    """Who types a name may have touched the field by accident."""
    try:
        return Drawing.parse(drawn) if drawn else None
    except TooLittle as refusal:
        if name:
            return None
        raise ValidationError(refusal.reasons) from None
    except DomainError as refusal:
        raise ValidationError(refusal.reasons) from None
