"""What is filled in about a family that waits for help. Shape only; the services have the rules."""

from typing import Any

from django import forms
from django.utils import timezone

from common.form_fields import PhoneField
from common.questions import REQUIRED, long_text, text
from localfield.forms.contacts import YES, day_field, yes_no

HELP_STARTED, ESCALATED, LAPSED = "help_started", "escalated", "lapsed"
WAYS = [
    (HELP_STARTED, "De hulp is gestart"),
    (ESCALATED, "Het wachten gaat niet langer: het gaat mis"),
    (LAPSED, "Wachten is niet meer nodig"),
]
WHEN_NOT = "Alleen invullen als dat niet meer zo is."


class BeginForm(forms.Form):
    """Nobody waits without other help and somebody to call (000-30)."""

    waits_for = text("Op welke hulp wacht het gezin?", 300, required=True)
    alternative_help = long_text(
        "Welke hulp is er zolang het gezin wacht?", longest=2000, required=True
    )
    escalation_name = text(
        "Wie belt het gezin als het misgaat?", 160, required=True, hint="Naam en functie."
    )
    escalation_phone = PhoneField(
        label="Telefoonnummer", required=True, error_messages={"required": REQUIRED}
    )
    expected_on = day_field("Wanneer verwacht u de hulp?", required=False)


class CheckForm(forms.Form):
    """Every four weeks: how is it, and does everything agreed still hold."""

    on = day_field("Wanneer keek u?")
    how_is_it = long_text("Hoe gaat het nu met het gezin?", longest=5000, required=True, rows=4)
    alternative_runs = yes_no("Loopt de vervangende hulp?")
    alternative_help = long_text(
        "Welke hulp komt ervoor in de plaats?", longest=2000, hint=WHEN_NOT
    )
    contact_is_right = yes_no("Klopt nog wie het gezin belt als het misgaat?")
    escalation_name = text("Wie belt het gezin nu?", 160, hint=WHEN_NOT)
    escalation_phone = PhoneField(label="Telefoonnummer", required=False)
    sight = long_text("Hoe houdt u zicht op veiligheid?", longest=2000, required=True)
    expected_on = day_field("Wanneer verwacht u de hulp?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate

    def facts(self) -> dict[str, Any]:
        """As the service takes them."""
        given = dict(self.cleaned_data)
        for name in ("alternative_runs", "contact_is_right"):
            given[name] = given[name] == YES
        return given


class EndForm(forms.Form):
    """How the wait ends: the help began, it goes wrong, or it is not needed any more."""

    way = forms.ChoiceField(
        label="Hoe eindigt het wachten?",
        choices=WAYS,
        widget=forms.RadioSelect,
        error_messages={"required": "Maak een keuze."},
    )
    on = day_field("Wanneer begon de hulp?", required=False, hint="Alleen als de hulp is gestart.")
    why = long_text("Wat is er gebeurd?", longest=2000, hint="Alleen als de hulp niet is gestart.")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        way = given.get("way")
        if way == HELP_STARTED and not given.get("on") and "on" not in self.errors:
            self.add_error("on", "Vul in op welke dag de hulp begon.")
        if way in (ESCALATED, LAPSED) and not given.get("why", "").strip():
            self.add_error("why", "Schrijf op wat er is gebeurd.")
        return given
