"""The answer of the receiver. Shape only; the guards of the steps have the rules."""

from typing import TYPE_CHECKING, Any

from django import forms

from common.questions import choice, long_text, tick
from handover.enums import RefusalReason
from handover.guards import answering

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accounts.models import User


class AcceptForm(forms.Form):
    """Two confirmations, and on whose desk the family comes (001-09, 000-34)."""

    receipt_confirmed = tick("Wij hebben de informatie ontvangen en gelezen")
    regie_taken = tick("Wij nemen de regie, en houden vanaf nu zicht op de veiligheid")
    worker = forms.ChoiceField(
        label="Wie werkt met het gezin?",
        help_text="Deze collega krijgt het gezin op naam. Later verdelen kan ook.",
        error_messages={"required": "Kies wie met het gezin werkt."},
    )

    def __init__(self, *given: Any, colleagues: "Iterable[User]", **options: Any) -> None:
        super().__init__(*given, **options)
        self.colleagues = {str(colleague.pk): colleague for colleague in colleagues}
        names = [(key, colleague.name) for key, colleague in self.colleagues.items()]
        worker = self.fields["worker"]
        assert isinstance(worker, forms.ChoiceField)
        worker.choices = names
        for name, rule in (
            ("receipt_confirmed", answering.receipt_is_confirmed),
            ("regie_taken", answering.regie_is_taken),
        ):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = rule.objection

    def clean_worker(self) -> "User":
        return self.colleagues[self.cleaned_data["worker"]]


class RefuseForm(forms.Form):
    """Why not. Regie stays at VT (3.6)."""

    reason = choice("Waarom neemt u deze overdracht niet aan?", RefusalReason, required=True)
    note = long_text(
        "Toelichting",
        longest=2000,
        required=True,
        rows=5,
        hint="Wat is er nodig, en wie kan Veilig Thuis daarover bellen? Schrijf niet wie meldde.",
    )
