"""What somebody fills in about a risk or about what protects. Shape only."""

from collections.abc import Sequence
from typing import Any

from django import forms

from common.questions import choice, long_text
from common.shared_form import SharedForm
from safety.enums import ProtectiveKind, RiskKind, RiskStatus

CONCRETE = "Beschrijf concreet wat u ziet of hoort, en wat dat met de veiligheid doet."
WHOLE_FAMILY = ("", "Het hele gezin")


class FactorForm(SharedForm):
    """``people``: key and name of everybody it can be about."""

    about = forms.ChoiceField(label="Over wie gaat het?", required=False)
    description = long_text("Omschrijving", longest=5000, required=True, rows=4, hint=CONCRETE)

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = [WHOLE_FAMILY, *people]  # type: ignore[attr-defined]
        self.order_fields(["kind"])


class RiskForm(FactorForm):
    kind = choice("Soort risico", RiskKind, required=True, radio=False)


class RiskNowForm(RiskForm):
    """How the risk stands now; a change of it asks what shows it."""

    risk_status = choice("Hoe staat het nu?", RiskStatus, required=True)
    reason = long_text(
        "Waaruit blijkt dat?", longest=2000, hint="Vul dit in als de stand verandert."
    )


class ProtectiveForm(FactorForm):
    kind = choice("Wat beschermt?", ProtectiveKind, required=True, radio=False)


class EndForm(forms.Form):
    """Why something no longer holds; it stands beside another form, so its name has a prefix."""

    prefix = "end"
    reason = long_text(
        "Waarom geldt dit niet meer?", longest=2000, required=True, hint="Het blijft leesbaar."
    )
