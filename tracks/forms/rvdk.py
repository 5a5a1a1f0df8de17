"""What somebody fills in about a request to the Raad. Shape only; the guards have the rules."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils import timezone

from common.questions import DayField, choice, long_text, text, tick
from common.shared_form import SharedForm
from tracks.enums import WaitingRoute
from tracks.forms.course import Choices, offer

# The questions of the plan, in the order in which the table talks about them (2.7).
GROUPS = (
    ("Het verzoek", "", ("why",)),
    (
        "Het college",
        "Vraagt Veilig Thuis de Raad om onderzoek, dan moet het college van de gemeente dat weten.",
        ("college_informed_on", "college_informed_how"),
    ),
    (
        "Wie houdt zicht op veiligheid?",
        "Zolang het gezin wacht houdt één partij zicht, en die kan ook handelen.",
        ("sight_organisation", "sight_person", "decided_at_table"),
    ),
    (
        "De veiligheidstaxatie",
        "De afspraken rusten op een taxatie die een tijd geldt.",
        ("estimate_on", "valid_until", "if_longer", "minimum_needed"),
    ),
    (
        "Afspraken voor de wachttijd",
        "Vergeet het netwerk niet: wie kan dichtbij zijn, en hoe houdt u contact met het gezin?",
        ("route", "information_point", "agreed_with_family"),
    ),
)


def keeper_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Organisatie",
        required=False,
        help_text="Gewoonlijk Veilig Thuis. De jeugdbeschermingstafel kan anders besluiten.",
    )


def person_field(*, required: bool = False) -> forms.CharField:
    return text(
        "Wie, en hoe te bereiken",
        120,
        required=required,
        hint="Naam, functie en telefoon: één persoon die het gezin en de Raad kunnen bellen.",
    )


class PlanForm(SharedForm):
    """The request with the plan for the waiting time; kept while somebody types (003-26)."""

    why = long_text(
        "Waarom een verzoek?",
        longest=5000,
        rows=5,
        hint="Welke feiten maken dat vrijwillige hulp niet genoeg is?",
    )
    college_informed_on = DayField(label="Ingelicht op", required=False)
    college_informed_how = text(
        "Wie, en hoe", 300, hint="Bijvoorbeeld: mevrouw Postma van de gemeente, telefonisch."
    )
    sight_organisation = keeper_field()
    sight_person = person_field()
    decided_at_table = tick("Dit is zo afgesproken aan de jeugdbeschermingstafel")
    estimate_on = DayField(label="Veiligheidstaxatie van", required=False)
    valid_until = DayField(
        label="Geldig tot en met",
        required=False,
        may_be_future=True,
        help_text="Daarna is een nieuwe taxatie nodig. U krijgt twee weken van tevoren bericht.",
    )
    if_longer = long_text(
        "Wat als het wachten langer duurt?", longest=2000, hint="Wie maakt dan de nieuwe taxatie?"
    )
    minimum_needed = long_text(
        "Wat is er minimaal nodig?",
        longest=5000,
        hint="Uit de taxatie: zonder wat is het voor dit kind niet veilig genoeg?",
    )
    route = choice(
        "Wie helpt intussen?",
        WaitingRoute,
        hint="Dat hangt ervan af of het gezin openstaat voor hulp.",
    )
    information_point = text(
        "Informatiepunt",
        300,
        hint="Eén plek waar alle signalen samenkomen en die de Raad waarschuwt.",
    )
    agreed_with_family = long_text(
        "Afspraak met ouders en jongeren vanaf 12 jaar",
        longest=2000,
        hint="Wat mogen partijen met elkaar delen, en wat vinden ouders en jongeren daarvan?",
    )
    requested_on = DayField(
        label="Ingediend bij de Raad op", required=False, help_text="Nodig als u indient."
    )

    def __init__(self, *args: Any, keepers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "sight_organisation", keepers)
        self.initial.setdefault("requested_on", timezone.localdate())

    @property
    def groups(self) -> Iterator[tuple[str, str, list[forms.BoundField]]]:
        for title, hint, names in GROUPS:
            yield title, hint, [self[name] for name in names]


class SightForm(forms.Form):
    """Somebody else keeps sight from now on."""

    organisation = keeper_field()
    person = person_field(required=True)
    decided_at_table = tick("Dit is zo afgesproken aan de jeugdbeschermingstafel")

    def __init__(self, *args: Any, keepers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organisation", keepers)


class RenewForm(forms.Form):
    """A new estimate of safety, and until when it holds (D18)."""

    estimate_on = DayField(
        label="Veiligheidstaxatie van", error_messages={"required": "Vul de datum in."}
    )
    valid_until = DayField(
        label="Geldig tot en met",
        may_be_future=True,
        error_messages={"required": "Vul in tot wanneer deze taxatie geldt."},
    )
    note = long_text(
        "Wat laat de taxatie zien?",
        longest=2000,
        required=True,
        hint="Is het nog veilig genoeg om te wachten? Wat veranderde er?",
    )


STAYS = "Wie nu zicht op veiligheid houdt, blijft dat doen"
STAYS_HINT = "Niet aangevinkt: Veilig Thuis houdt weer zicht."


class RulingForm(forms.Form):
    outcome = long_text(
        "Uitspraak van de Raad",
        longest=5000,
        required=True,
        rows=4,
        hint="Wat vraagt de Raad aan de rechter, of waarom vraagt de Raad niets?",
    )
    sight_stays = tick(STAYS, hint=STAYS_HINT)


class WithdrawalForm(forms.Form):
    reason = long_text("Waarom trekt u het verzoek in?", longest=5000, required=True)
    sight_stays = tick(STAYS, hint=STAYS_HINT)
