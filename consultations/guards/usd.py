"""Preconditions of a municipal consultation (domain 3.1; addendum USD-VT 1-4)."""

from typing import TYPE_CHECKING

from common.code_lists import YesNoUnknown
from consultations.enums import PresentDanger, UsdState
from consultations.texts import identities_in
from workflow.guards import guard

if TYPE_CHECKING:
    from consultations.models import UsdConsultation

UNSAFE = {PresentDanger.ACUTE, PresentDanger.STRUCTURAL}
FOLLOWED_BY_REPORT = {UsdState.REPORTED, UsdState.VT_DIRECTS}


@guard("Leg eerst uw eigen inschatting van de veiligheid vast.", "000-08")
def own_estimate_is_made(consultation: "UsdConsultation") -> bool:
    return bool(consultation.danger) and bool(consultation.own_estimate.strip())


@guard("Schrijf welke vraag u aan Veilig Thuis stelde.", "000-09")
def question_is_asked(consultation: "UsdConsultation") -> bool:
    return bool(consultation.question.strip())


@guard("Schrijf welk advies u van Veilig Thuis kreeg.", "000-09")
def advice_is_heard(consultation: "UsdConsultation") -> bool:
    return bool(consultation.advice_received.strip())


@guard("Schrijf waarom u samen met Veilig Thuis hiervoor kiest.", "000-10")
def decision_is_explained(consultation: "UsdConsultation") -> bool:
    return bool(consultation.decision_note.strip())


@guard("Vul in wanneer het Overleg Veilig Verder is en wie erbij zijn.", "000-10")
def further_talk_is_planned(consultation: "UsdConsultation") -> bool:
    return consultation.talk_on is not None and bool(consultation.talk_with.strip())


@guard(
    "U schat de situatie in als acuut of structureel onveilig. Dan is melden de norm, ook als u "
    "zelf hulp biedt. Schrijf waarom er nu geen melding komt.",
    "002-03",
)
def unsafe_is_reported(consultation: "UsdConsultation") -> bool:
    return consultation.danger not in UNSAFE


@guard(
    "De betrokkenen werken niet mee of de onveiligheid gaat niet weg. Beslis dan samen met "
    "Veilig Thuis: een melding of Overleg Veilig Verder. Schrijf waarom u toch zelf verder gaat.",
    "000-09",
)
def can_go_on_alone(consultation: "UsdConsultation") -> bool:
    stuck = YesNoUnknown.NO in {consultation.cooperation, consultation.can_lift}
    return not (consultation.danger in UNSAFE and stuck)


@guard("Verdeel eerst de taken en rollen: schrijf wie wat doet.", "000-11")
def tasks_are_divided(consultation: "UsdConsultation") -> bool:
    return consultation.tasks.exists()


@guard(
    "Veilig Thuis heeft de melding nog niet aan deze consultatie gekoppeld. Geef het nummer van "
    "de consultatie door. Schrijf waarom u nu al afsluit.",
    "000-10",
)
def report_is_linked(consultation: "UsdConsultation") -> bool:
    followed = consultation.state in FOLLOWED_BY_REPORT
    return not followed or bool(consultation.report_number)


@guard(
    "In de tekst staat iets waaraan iemand te herkennen is. Haal het weg: u overlegt anoniem. "
    "Klopt de waarschuwing niet, schrijf dan waarom u haar laat staan.",
    "A6",
    "003-31",
)
def texts_point_to_nobody(consultation: "UsdConsultation") -> bool:
    return not identities_in(consultation)
