"""The parts of a plan in reading order, as a colleague and as the family name them (000-25)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from safetyplans.guards import vt_half as guards

if TYPE_CHECKING:
    from workflow.guards import Guard

# Where a plan is written: at a desk, or with the family at the table.
DESK = "schrijven"
TABLE = "gesprek"


@dataclass(frozen=True)
class Part:
    """``plain`` and ``told`` are for the family. ``kind`` names its rows, of which ``add`` makes
    one; the members' views are no part of what is frozen as the plan."""

    slug: str
    title: str
    asks: str
    plain: str
    told: str
    guard: "Guard | None" = None
    kind: str = ""
    add: str = ""


GOAL = Part(
    "doel",
    "Waar werken we naartoe?",
    "Hoe ziet het leven van dit gezin eruit als het veilig is? Gebruik de woorden van het gezin.",
    "Waar willen we naartoe?",
    "Zo ziet het er thuis uit als het veilig is.",
)
EVENTS = Part(
    "gebeurtenissen",
    "1. Meest onveilige situaties",
    "Kies de gebeurtenissen die er het meest toe doen en schrijf een korte tijdslijn. Feiten: wat "
    "iemand deed of zei, wanneer, en wat het deed met wie.",
    "Dit gebeurde er",
    "Dit is er gebeurd. Klopt het zo?",
    guards.unsafe_events_are_told,
)
CONDITIONS = Part(
    "voorwaarden",
    "2. Veiligheidsvoorwaarden",
    "Wat altijd zo is, van een kind of een volwassene. Niet wat iemand moet doen: dat staat bij de "
    "afspraken. Bijvoorbeeld: “Noor is nooit alleen met iemand die gedronken heeft.”",
    "Dit is altijd zo",
    "Dit is elke dag zo. Daar houden we ons allemaal aan.",
    guards.conditions_are_complete,
    "conditions",
    "Voeg een voorwaarde toe",
)
AGREEMENTS = Part(
    "afspraken",
    "3. Veiligheidsafspraken",
    "Wie doet wat, en wanneer, zodat de voorwaarden elke dag kloppen. Kleine, concrete stappen.",
    "Dit spreken we af",
    "Wie doet wat, en wanneer?",
    guards.agreements_are_made,
    "agreements",
    "Voeg een afspraak toe",
)
FALLBACK = Part(
    "als-het-niet-lukt",
    "4. Wie doet wat als het niet lukt",
    "Wat kan er misgaan, en wie doet er dan meteen iets? Met een telefoonnummer.",
    "Als het niet lukt",
    "Soms lukt het niet. Wie doet er dan meteen iets?",
    guards.failing_is_foreseen,
    "fallback",
    "Voeg een stap toe",
)
SAFETY_PERSONS = Part(
    "veiligheidspersonen",
    "5. Veiligheidspersoon voor ieder kind",
    "Een volwassene bij wie het kind altijd terechtkan. Die persoon weet het en wil het.",
    "Bij wie kun je terecht?",
    "Een volwassene die je vertrouwt. Je mag altijd bellen of langskomen.",
    guards.every_child_has_a_safety_person,
    "safety_persons",
)
EARLIER = Part(
    "directe-veiligheid",
    "6. Afspraken voor directe veiligheid die er al zijn",
    "Wat is er al afgesproken om het nu veilig te maken? Zijn er geen afspraken, schrijf dat dan.",
    "Dit doen we al",
    "Dit hebben we al afgesproken om het nu veilig te maken.",
    guards.earlier_agreements_are_told,
)
HELP = Part(
    "hulp",
    "7. Aandachtspunten en hulp",
    "Waar is hulp bij nodig, voor wie en waarom? De risico’s staan in het veiligheidsbeeld.",
    "Welke hulp is er nodig?",
    "Voor wie, waarbij, en waarom?",
    guards.points_for_care_are_told,
    "help",
    "Voeg hulp toe",
)
PROTECTIVE = Part(
    "bescherming",
    "8. Wat beschermt",
    "Wat dit gezin veiliger maakt. U legt het vast in het veiligheidsbeeld; hier staat het ook.",
    "Dit gaat goed",
    "Dit helpt om het veilig te houden.",
    guards.something_protects,
)
CONSEQUENCES = Part(
    "gevolgen",
    "Wat gebeurt er als het niet veilig wordt?",
    "Wat doet Veilig Thuis als de voorwaarden niet kloppen? Zonder dreigen, wel eerlijk.",
    "Wat als het niet veilig wordt?",
    "Dit doet Veilig Thuis dan.",
)
VIEWS = Part(
    "meningen",
    "Wat vindt ieder ervan?",
    "Van ieder gezinslid: eens of niet, in eigen woorden. Niemand wordt gedwongen; wie er niet "
    "over wil praten, zegt dat.",
    "Wat vindt iedereen ervan?",
    "Je mag zeggen wat je denkt. Ook als je het er niet mee eens bent.",
    guards.every_view_is_noted,
    "views",
)

# In the order in which ``plan_text.sections`` tells them.
DOCUMENT = (
    GOAL,
    EVENTS,
    CONDITIONS,
    AGREEMENTS,
    FALLBACK,
    SAFETY_PERSONS,
    EARLIER,
    HELP,
    PROTECTIVE,
    CONSEQUENCES,
)
PARTS = {part.slug: part for part in (*DOCUMENT, VIEWS)}
