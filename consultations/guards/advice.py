"""Preconditions of an advice (domain 3.1)."""

from typing import TYPE_CHECKING

from common.code_lists import ReporterKind, reporter_kind_of
from consultations.enums import AdviceKind, AdviceState, MeldcodeStep, ReportNorm
from consultations.texts import identities_in
from workflow.guards import guard

if TYPE_CHECKING:
    from consultations.models import Consultation

# Where there is no caller in a step of the meldcode: a table of partners.
TABLES = {AdviceKind.ZSM, AdviceKind.SAFETY_HOUSE_FOCUS, AdviceKind.SAFETY_HOUSE_WEIGHING}


@guard("Vul in via welk kanaal en in welke hoedanigheid de beller contact zoekt.", "004-17")
def caller_is_known_by_capacity(advice: "Consultation") -> bool:
    return bool(advice.channel and advice.capacity)


@guard(
    "Vraag in welke stap van de meldcode de beller is. ‘Onbekend’ of ‘niet van toepassing’ kan "
    "alleen als de beller geen professional is, of bij ketenoverleg.",
    "003-14",
)
def meldcode_step_is_asked(advice: "Consultation") -> bool:
    if advice.meldcode_step in {MeldcodeStep.UNKNOWN, MeldcodeStep.NOT_APPLICABLE}:
        professional = reporter_kind_of(advice.capacity) == ReporterKind.PROFESSIONAL
        return not professional or advice.kind in TABLES
    return bool(advice.meldcode_step)


@guard("Vraag waarvoor de beller belt en wat hij verwacht.", "003-14")
def purpose_is_asked(advice: "Consultation") -> bool:
    return bool(advice.purpose)


@guard("Schrijf welk advies u gaf.", "004-17")
def advice_is_written(advice: "Consultation") -> bool:
    return bool(advice.advice.strip())


@guard("Kies de aanleiding van het gesprek.", "004-17")
def occasion_is_chosen(advice: "Consultation") -> bool:
    return bool(advice.occasions)


@guard(
    "Meegaan op huisbezoek kan bij een concrete vraag. Schrijf die vraag op.",
    "000-12",
)
def home_visit_has_a_question(advice: "Consultation") -> bool:
    return not advice.home_visit or bool(advice.home_visit_question.strip())


@guard(
    "In de tekst staat iets waaraan iemand te herkennen is. Haal het weg: een advies is anoniem. "
    "Klopt de waarschuwing niet, schrijf dan waarom u haar laat staan.",
    "A6",
    "003-31",
)
def texts_point_to_nobody(advice: "Consultation") -> bool:
    return not identities_in(advice)


@guard(
    "Volgens het afwegingskader is melden hier de norm. Leg vast dat u dit hebt gezegd, of "
    "schrijf waarom niet.",
    "002-03",
)
def norm_is_told(advice: "Consultation") -> bool:
    return advice.weighed.norm != ReportNorm.REPORT or advice.norm_told


@guard("Schrijf een plan voor de ondersteuning en kies wanneer u weer contact hebt.", "004-17")
def support_is_planned(advice: "Consultation") -> bool:
    return bool(advice.support_plan.strip()) and advice.next_contact_on is not None


@guard("Kies waarom de ondersteuning stopt.", "004-17")
def support_has_an_end(advice: "Consultation") -> bool:
    return advice.state != AdviceState.SUPPORTING or bool(advice.end_reason)


@guard("De beller wil nog niet melden. Leg eerst vast dat hij dat wil.", "003-22")
def caller_wants_to_report(advice: "Consultation") -> bool:
    return advice.caller_agreed_at is not None


@guard("Schrijf waarom dit advies vervalt.")
def lapse_has_a_reason(advice: "Consultation") -> bool:
    return bool(advice.lapse_reason.strip())


@guard("Schrijf waarom u dit advies heropent.")
def reopening_has_a_reason(advice: "Consultation") -> bool:
    return bool(advice.reopen_reason.strip())
