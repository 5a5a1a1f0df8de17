"""The agenda of a warm handover (2.8, 6.6), as a colleague and as the family name its items."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handover.guards import attendance
from handover.guards import meeting as guards

if TYPE_CHECKING:
    from handover.models import Handover
    from workflow.guards import Guard

# Where the meeting is written: at a desk, or with the family at the table.
DESK = "bureau"
TABLE = "tafel"


@dataclass(frozen=True)
class AgendaItem:
    """``plain`` and ``told`` are for the family. ``guards`` say what is missing, ``cautions`` what
    one may pass with a reason. ``add`` is the button that makes a row."""

    slug: str
    title: str
    asks: str
    plain: str
    told: str
    guards: "tuple[Guard, ...]" = ()
    cautions: "tuple[Guard, ...]" = ()
    add: str = ""


SEATS = AgendaItem(
    "aanwezig",
    "Wie is er",
    "Noteer van iedereen die is uitgenodigd of diegene er is, en zo niet waarom.",
    "Wie is er?",
    "We schrijven op wie er vandaag is.",
    (
        attendance.attendance_is_noted,
        attendance.receiver_was_there,
        attendance.absence_is_explained,
        attendance.heavy_with_the_family,
    ),
    (attendance.family_was_there,),
)
QUESTIONS = AgendaItem(
    "hulpvragen",
    "Hulpvragen",
    "Waar wil ieder gezinslid hulp bij? In eigen woorden, ook van de kinderen.",
    "Waar wil je hulp bij?",
    "Iedereen mag zeggen wat hij of zij nodig heeft. Geen vraag mag ook.",
    (guards.help_questions_are_asked,),
)
PLAN = AgendaItem(
    "veiligheidsplan",
    "Veiligheidsplan en voorwaarden",
    "Bespreek het plan. Leg elke voorwaarde uit, vraag of het gezin haar begrijpt en schrijf op "
    "wie bezwaar heeft.",
    "Ons veiligheidsplan",
    "We lezen samen wat altijd zo is. Snapt iedereen het? Is iemand het er niet mee eens?",
    (guards.plan_was_discussed, guards.conditions_are_current, guards.every_condition_is_explained),
)
AGREEMENTS = AgendaItem(
    "afspraken",
    "Vervolgafspraken",
    "Wie doet wat, en wanneer? Kleine stappen, met een naam en een dag.",
    "Wat spreken we af?",
    "Wie doet wat, en wanneer?",
    (guards.next_steps_are_agreed,),
    add="Voeg een afspraak toe",
)
PLANS = AgendaItem(
    "plannen",
    "Wie maakt welk plan",
    "Spreek van elk plan af wie het maakt en wanneer het er is.",
    "Wie maakt welk plan?",
    "Er komen drie plannen. Wie maakt ze, en wanneer zijn ze klaar?",
    (guards.plans_are_agreed,),
)
ROLES = AgendaItem(
    "wie-doet-wat",
    "Rolverdeling",
    "Wat doet Veilig Thuis, wat doet de gemeente en wat doet de hulpverlening?",
    "Wie doet wat?",
    "Wat kun je van iedereen verwachten?",
    (guards.roles_are_divided,),
)
REGIE = AgendaItem(
    "regie",
    "Regie per soort",
    "Wie heeft na de overdracht welke regie, en vanaf wanneer? De regie gaat over zodra de "
    "ontvanger accepteert.",
    "Wie zorgt waarvoor?",
    "Na vandaag verandert wie waarvoor zorgt.",
    (
        guards.regie_is_divided,
        guards.municipality_directs_the_process,
        guards.receiver_directs,
        guards.nobody_who_directs_is_gone,
    ),
)
CONTACT = AgendaItem(
    "aanspreekpunt",
    "Aanspreekpunt voor het gezin",
    "Eén persoon die het gezin kan bellen, bij welke organisatie ook.",
    "Wie kun je bellen?",
    "Eén persoon die je altijd kunt bellen.",
    (guards.client_has_a_contact,),
)
PROVIDER = AgendaItem(
    "casusregie",
    "Toets casusregie",
    "Alleen nodig als een zorgaanbieder casusregie of zicht op veiligheid krijgt. Is die er niet "
    "voor toegerust, dan kijkt een tweede partij mee.",
    "Kan de hulpverlener dit?",
    "Is er iemand die goed op de veiligheid kan letten?",
    (guards.provider_is_tested,),
)
MONITORING = AgendaItem(
    "volgen",
    "Hoe Veilig Thuis blijft volgen",
    "Wanneer en hoe kijkt Veilig Thuis of het veilig blijft? Spreek dat af met gezin en ontvanger.",
    "Wanneer vragen we hoe het gaat?",
    "Veilig Thuis vraagt later nog een paar keer hoe het gaat.",
    (guards.monitoring_is_agreed,),
)
CONSEQUENCES = AgendaItem(
    "als-het-niet-lukt",
    "Als de veiligheid niet herstelt",
    "Wat gebeurt er dan, en wie doet dat? Eerlijk, zonder te dreigen.",
    "Wat als het niet veilig wordt?",
    "Dit gebeurt er dan.",
    (guards.consequences_are_agreed,),
)
EVALUATION = AgendaItem(
    "eerste-evaluatie",
    "Eerste evaluatie",
    "Wanneer kijken gezin en hulpverleners samen terug? Liefst binnen zes weken.",
    "Wanneer kijken we terug?",
    "Op deze dag praten we samen over hoe het gaat.",
    cautions=(guards.first_evaluation_is_planned, guards.first_evaluation_is_soon),
)
WAITING = AgendaItem(
    "wachten",
    "Wachtlijst en overbrugging",
    "Staat het gezin op een wachtlijst? Spreek dan af welke hulp er nu is en wie het gezin belt "
    "als het misgaat.",
    "Moeten we wachten op hulp?",
    "Als de hulp later komt, is er nu al iemand.",
    (guards.waiting_is_asked, guards.bridging_is_arranged),
)
CONSENT = AgendaItem(
    "toestemming",
    "Toestemming om informatie te delen",
    "Wat vindt ieder gezinslid ervan dat u informatie deelt met de ontvanger?",
    "Mogen we dit delen?",
    "Met wie praten we over jullie, en vind je dat goed?",
)
FURTHER = AgendaItem(
    "verder",
    "Wat verder is besproken",
    "Ziet iemand de veiligheid anders? Schrijf dat op, met wat u daarmee afspreekt.",
    "Wil iemand nog iets zeggen?",
    "Zie je iets anders dan wat er staat? Dat schrijven we op.",
)

AGENDA = (
    SEATS,
    QUESTIONS,
    PLAN,
    AGREEMENTS,
    PLANS,
    ROLES,
    REGIE,
    CONTACT,
    PROVIDER,
    MONITORING,
    CONSEQUENCES,
    EVALUATION,
    WAITING,
    CONSENT,
    FURTHER,
)
BY_SLUG = {item.slug: item for item in AGENDA}


def items_of(handover: "Handover") -> tuple[AgendaItem, ...]:
    """The agenda of this meeting: out of triage VT does not follow (002-26)."""
    if handover.track_id is None:
        return tuple(item for item in AGENDA if item != MONITORING)
    return AGENDA
