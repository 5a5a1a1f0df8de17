"""Noting what was shared, and the signal to a municipality. Input only."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from common.questions import CHOOSE, REQUIRED
from common.widgets import MomentPicker
from organisations.models import Organisation
from sharing.enums import NOTED_FREELY, SIGNAL_GROUNDS, ShareGround
from sharing.forms.consent import ConsentForm

KINDS = [("", "Kies wat u deelde"), *((kind.value, kind.label) for kind in NOTED_FREELY)]
GROUNDS = [
    ("", "Kies een grond"),
    *((g.value, g.label) for g in ShareGround if g != ShareGround.FACT_ONLY_AGREEMENT),
]

AGREEMENT = "afspraak ‘dat, niet wat’"


class OrganisationField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Organisations with their kind, or with the agreement a municipality has."""

    def label_from_instance(self, obj: Any) -> str:
        agreed = obj.hears_that_not_what
        return f"{obj.name} ({AGREEMENT if agreed else obj.get_kind_display()})"


def weighing_field() -> forms.CharField:
    return forms.CharField(
        label="Afweging als niet iedereen toestemming gaf",
        max_length=2000,
        required=False,
        help_text=(
            "Waarom is delen toch nodig, waarom is (nog) geen toestemming gevraagd, en wat weegt "
            "zwaarder dan het belang van wie niet instemt?"
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ShareForm(ConsentForm):
    """What a colleague shared with an organisation."""

    kind = forms.ChoiceField(
        label="Wat voor gegevens", choices=KINDS, error_messages={"required": CHOOSE}
    )
    to = OrganisationField(
        label="Gedeeld met", queryset=None, required=False, empty_label="Kies een organisatie"
    )
    to_name = forms.CharField(
        label="Of met een ander",
        max_length=160,
        required=False,
        help_text="Staat de ontvanger niet in de lijst? Schrijf wie het is. Noem de melder niet "
        "bij naam: ‘de melder’ is genoeg.",
    )
    what = forms.CharField(
        label="Wat is gedeeld",
        max_length=1000,
        help_text="Kort: welke gegevens, niet de gegevens zelf.",
        error_messages={"required": REQUIRED},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    at = forms.SplitDateTimeField(
        label="Wanneer",
        widget=MomentPicker(),
        initial=timezone.now,
        error_messages={"required": REQUIRED},
    )
    ground = forms.ChoiceField(label="Grond", choices=GROUNDS, error_messages={"required": CHOOSE})
    weighing = weighing_field()

    def __init__(self, *args: Any, partners: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "to", partners)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        to, name = cleaned.get("to"), cleaned.get("to_name", "")
        if not to and not name:
            self.add_error("to", "Kies een organisatie, of schrijf met wie u deelde.")
        if to and name:
            self.add_error("to_name", "Kies één ontvanger: deze of die uit de lijst.")
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """With one receiver: the organisation, or who it is in words."""
        told = dict(super().facts)
        name = told.pop("to_name")
        return {**told, "to": told["to"] or name}


class SignalForm(ConsentForm):
    """That this family was handed to a helper; nothing else can be said."""

    municipality = OrganisationField(
        label="Gemeente",
        queryset=None,
        empty_label="Kies een gemeente",
        error_messages={"required": CHOOSE},
    )
    receiver = OrganisationField(
        label="Wie het gezin helpt",
        queryset=None,
        empty_label="Kies aan wie het gezin is overgedragen",
        error_messages={"required": CHOOSE},
    )
    ground = forms.ChoiceField(
        label="Grond",
        choices=[("", "Kies een grond"), *((g.value, g.label) for g in SIGNAL_GROUNDS)],
        error_messages={"required": CHOOSE},
    )
    weighing = weighing_field()

    def __init__(
        self,
        *args: Any,
        municipalities: QuerySet[Organisation],
        helpers: QuerySet[Organisation],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "municipality", municipalities)
        _offer(self, "receiver", helpers)


def _offer(form: forms.Form, name: str, rows: QuerySet[Organisation]) -> None:
    """What can be chosen depends on the region, which only the view knows."""
    field = form.fields[name]
    assert isinstance(field, OrganisationField)
    field.queryset = rows
