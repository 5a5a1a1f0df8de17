"""The questions of the guided report, one form per step (domain 6.3). Shape only.

Nothing is required by the browser: a step may be left half done and is kept as it is.
"""

from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.enums import (
    Capacity,
    Channel,
    ContactDuration,
    EventSource,
    FeedbackChannel,
    Nature,
    Occasion,
    Weighing,
    WithholdingGround,
    YesNoUnknown,
)
from cases.forms.step_form import StepForm
from cases.guards import report as guards
from common.form_fields import PhoneField
from common.questions import (
    INLINE,
    REQUIRED,
    ClockField,
    DayField,
    answer,
    choice,
    long_text,
    many,
    text,
    tick,
)
from organisations.models import Organisation

OLDEST_RECEIPT = timedelta(days=366)
MELDCODE_STEPS = [
    ("1", "1. Signalen in kaart gebracht"),
    ("2", "2. Overlegd met een collega, zo nodig met Veilig Thuis"),
    ("3", "3. Gesproken met de betrokkenen"),
    ("4", "4. Gewogen met het afwegingskader"),
]


def _time_here() -> time:
    return timezone.localtime().time()


class ReporterForm(StepForm):
    """Step 1: how it came in, who tells, and what the family may know."""

    channel = choice("Hoe kwam de melding binnen?", Channel, required=True)
    received_on = DayField(
        label="Datum van ontvangst",
        help_text="Bijvoorbeeld 05-01-2026.",
        initial=timezone.localdate,
        error_messages={"required": REQUIRED},
    )
    received_time = ClockField(
        label="Tijd van ontvangst",
        help_text="Bijvoorbeeld 14:05.",
        initial=_time_here,
        error_messages={"required": REQUIRED},
    )
    written_received_on = DayField(
        label="Schriftelijk ontvangen op",
        required=False,
        help_text="Een professional meldt schriftelijk. Laat leeg als het formulier nog komt.",
    )
    about_violence = forms.ChoiceField(
        label="Gaat het over huiselijk geweld of kindermishandeling?",
        help_text="Ook een vermoeden telt.",
        choices=[("yes", "Ja"), ("no", "Nee")],
        widget=forms.RadioSelect({"class": INLINE}),
        initial="yes",
        error_messages={"required": "Kies ja of nee."},
    )
    name = text(
        "Naam van de melder",
        160,
        required=True,
        refusal=guards.reporter_is_known.objection,
        hint="Veilig Thuis moet weten wie meldt.",
    )
    capacity = choice("Hoedanigheid", Capacity, required=True, radio=False)
    organisation_name = text("Organisatie", 160)
    job_title = text("Functie", 120)
    phone = PhoneField(label="Telefoon", help_text="Telefoon of e-mailadres is nodig.")
    email = forms.EmailField(
        label="E-mailadres",
        required=False,
        error_messages={"invalid": "Dit is geen e-mailadres. Voorbeeld: naam@school.nl."},
    )
    postal_address = text("Postadres", 300)
    relation_to_family = text("Band met het gezin", 300, hint="Bijvoorbeeld leerkracht of buur.")
    contact_duration = choice("Contact met het gezin", ContactDuration, required=True)
    stays_involved = answer("Blijft de melder betrokken bij het gezin?")
    disclose = forms.ChoiceField(
        label="Mag het gezin weten wie de melder is?",
        choices=[
            (YesNoUnknown.YES, "Ja, het gezin mag het weten"),
            (YesNoUnknown.NO, "Nee, wij beloven dat het gezin het niet van ons hoort"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": guards.disclosure_is_decided.objection},
    )
    consent_recorded = tick(
        "De omstander geeft toestemming om de naam te noemen",
        hint="Alleen bij een omstander: zonder toestemming noemen wij de naam niet.",
    )
    withholding_ground = choice("Waarom niet?", WithholdingGround, radio=False)
    withholding_explanation = long_text("Toelichting", longest=2000)
    feedback_channel = choice("Terugkoppelen via", FeedbackChannel, required=True)

    groups: ClassVar = [
        (
            "Ontvangst",
            "Alle termijnen gaan lopen op dit moment.",
            [
                "channel", ("received_on", "received_time"), "written_received_on",
                "about_violence",
            ],
        ),
        (
            "Wie meldt?",
            "",
            [
                "name", "capacity", ("organisation_name", "job_title"), ("phone", "email"),
                "postal_address", "relation_to_family", "contact_duration", "stays_involved",
                "feedback_channel",
            ],
        ),
        (
            "Bekendmaken aan het gezin",
            "Standaard hoort het gezin wie meldde. Bij een omstander alleen met toestemming; een "
            "professional blijft alleen onbekend met een grond.",
            [
                "disclose", "consent_recorded", "withholding_ground", "withholding_explanation",
            ],
        ),
    ]  # fmt: skip

    def clean_received_on(self) -> date:
        """A wrong year would start every term in another year."""
        day: date = self.cleaned_data["received_on"]
        if day < timezone.localdate() - OLDEST_RECEIPT:
            raise ValidationError("Deze datum is meer dan een jaar geleden. Controleer het jaar.")
        return day

    def received_at(self) -> datetime:
        """Day and time together, as they were here."""
        wall = datetime.combine(
            self.cleaned_data["received_on"], self.cleaned_data["received_time"]
        )
        return timezone.make_aware(wall)


class HouseholdForm(StepForm):
    """Step 2, beside the persons: where the household lives."""

    municipality = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Gemeente van het gezin",
        required=False,
        empty_label="Kies…",
        error_messages={"invalid_choice": "Kies een gemeente uit de lijst."},
    )

    groups: ClassVar = [("Gezin", "", ["municipality"])]


class WorriesForm(StepForm):
    """Step 3: what is the matter, in facts."""

    occasions = many("Aanleiding", Occasion, required=True)
    natures = many("Aard", Nature)
    worries = long_text(
        "Zorgen en feiten",
        required=True,
        rows=8,
        hint="Schrijf op wat er is gezien, gehoord of gezegd. Scheid feiten van vermoedens.",
    )
    children_present = answer("Waren er kinderen bij?")
    injuries = long_text("Letsel")
    weapons = answer("Zijn er wapens in huis?")
    frequency = text("Hoe vaak gebeurt het?", 200)
    escalation = long_text("Wordt het erger of vaker?")
    protective_factors = long_text("Wat beschermt?", hint="Wie of wat zorgt dat het goed gaat?")
    safety_estimate = long_text("Hoe schat de melder de veiligheid in?")
    earlier_help = long_text("Eerdere hulp")
    child_check = answer("Is de kindcheck gedaan?")
    vir_signal = answer("Is er een signaal in de verwijsindex?")
    police_reference = text("Kenmerk van de politie", 60)

    groups: ClassVar = [
        ("Zorgen", "", ["occasions", "natures", "worries"]),
        (
            "Veiligheid",
            "",
            [
                "children_present", "injuries", "weapons", "frequency", "escalation",
                "protective_factors", "safety_estimate",
            ],
        ),
        ("Overig", "", ["earlier_help", "child_check", "vir_signal", "police_reference"]),
    ]  # fmt: skip


class EventForm(StepForm):
    """One concrete event; an empty one is no event."""

    happened_on = DayField(label="Datum", required=False)
    period = text("Of periode", 120, hint="Als de datum niet bekend is: zomer 2025.")
    what = long_text("Wat gebeurde er?", longest=5000)
    known_by = choice("Hoe weet de melder dit?", EventSource, radio=False)
    source = text("Bron", 160, hint="Wie zag, hoorde of zei het?")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if any(given.values()) and "what" not in self.errors:
            if not given.get("what"):
                self.add_error("what", "Beschrijf wat er gebeurde, of maak deze regels leeg.")
            if not given.get("known_by"):
                self.add_error("known_by", "Kies hoe de melder dit weet.")
        return given


class InformedForm(StepForm):
    """Step 4 for whom the meldcode does not apply: only whether the family knows."""

    family_informed_beforehand = answer(
        "Weet het gezin van deze melding?",
        refusal=guards.informing_the_family_is_answered.objection,
    )
    family_reaction = long_text("Hoe reageerden zij?")
    family_not_informed_reason = long_text("Waarom zijn zij niet ingelicht?")

    groups: ClassVar = [
        (
            "Weet het gezin ervan?",
            "",
            ["family_informed_beforehand", "family_reaction", "family_not_informed_reason"],
        ),
    ]


class MeldcodeForm(InformedForm):
    """Step 4 for a professional who has known the family for longer (002-02, 002-12)."""

    steps_taken = forms.TypedMultipleChoiceField(
        label="Welke stappen zijn gezet?",
        choices=MELDCODE_STEPS,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    step_1 = long_text("Stap 1: welke signalen?")
    step_2 = long_text("Stap 2: met wie overlegd, en wat kwam eruit?")
    step_3 = long_text("Stap 3: wat kwam uit het gesprek?")
    step_4 = long_text("Stap 4: hoe is gewogen?")
    steps_skipped_reason = long_text("Waarom zijn niet alle stappen gezet?")
    weighing = many("Uitkomst van het wegen", Weighing)
    weighing_suspicion = long_text("Vermoeden: is er een vermoeden van geweld?")
    weighing_safety = long_text("Veiligheid: is er acute of structurele onveiligheid?")
    weighing_help = long_text("Hulp: kan de melder passende hulp bieden of regelen?")
    weighing_acceptance = long_text("Acceptatie: accepteren de betrokkenen die hulp?")
    weighing_result = long_text("Resultaat: leidt die hulp tot veiligheid?")

    groups: ClassVar = [
        (
            "Stappen van de meldcode",
            "",
            ["steps_taken", "step_1", "step_2", "step_3", "step_4", "steps_skipped_reason"],
        ),
        (
            "Wegen",
            "",
            [
                "weighing", "weighing_suspicion", "weighing_safety", "weighing_help",
                "weighing_acceptance", "weighing_result",
            ],
        ),
        *InformedForm.groups,
    ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        taken = given.get("steps_taken", [])
        if len(taken) < len(MELDCODE_STEPS) and not given.get("steps_skipped_reason"):
            self.add_error(
                "steps_skipped_reason",
                "Nog niet alle stappen 1 tot en met 4 zijn gezet. Schrijf waarom er nu al "
                "wordt gemeld, of vink de stappen aan.",
            )
        return given


class OwnHelpForm(StepForm):
    """Step 5: what the professional can do (002-12)."""

    can_help = answer("Kan de melder hulp bieden of regelen?")
    can_use_plan = answer("Kan de melder met een veiligheidsplan werken?")
    can_keep_sight = answer("Kan de melder zicht op veiligheid regelen?")
    family_cooperates = answer("Werken de betrokkenen mee?")
    leads_to_stable = answer("Leidt dit tot stabiele veiligheid?")

    groups: ClassVar = [
        (
            "Eigen hulp van de melder",
            "Wie zelf doorgaat met hulp meldt ook. De antwoorden tellen mee bij het besluit.",
            [
                "can_help", "can_use_plan", "can_keep_sight", "family_cooperates",
                "leads_to_stable",
            ],
        ),
    ]  # fmt: skip


class ExpectationForm(StepForm):
    """Step 6: what the reporter hopes for and what was agreed (002-21, 003-29, 003-57)."""

    expects_vt = answer("Verwacht de melder dat Veilig Thuis zelf iets doet?")
    information_only = tick("De melder wil alleen de informatie compleet maken")
    expectation = long_text("Wat hoopt de melder dat er gebeurt?")
    agreements = long_text(
        "Afspraken met de melder", hint="Ook wat aan de telefoon is afgesproken."
    )
    preceded_by = text(
        "Nummer van advies, consultatie of vooraankondiging",
        20,
        hint="Als de beller het noemt: een nummer dat begint met AD-, UC- of VA-.",
    )
    same_situation_as = text(
        "Gaat over dezelfde situatie als melding",
        20,
        hint="Een nummer zoals M-2026-00001. Beide meldingen blijven bestaan en worden gekoppeld.",
    )

    groups: ClassVar = [
        ("Verwachting", "", ["expects_vt", "information_only", "expectation"]),
        ("Afspraken", "", ["agreements"]),
        ("Wat eraan voorafging", "", ["preceded_by", "same_situation_as"]),
    ]

    def announce(self, numbers: list[str]) -> None:
        """Crises the municipality announced, by number only: the caller may mention one."""
        if numbers:
            known = f" Open vooraankondigingen van deze gemeente: {', '.join(numbers)}."
            self.fields["preceded_by"].help_text += known
