"""Preconditions of a request to the Raad voor de Kinderbescherming (domain 2.7, 3.4, 3.11b)."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from tracks.enums import ENDED, MdoQuestion
from workflow.guards import guard

if TYPE_CHECKING:
    from tracks.models import RvdkRequest

LONGEST = timedelta(days=366)
# What makes the plan for the waiting time concrete, in the words of the page (003-26).
SIGHT_PLAN = {
    "sight_person": "wie zicht op veiligheid houdt",
    "minimum_needed": "wat er minimaal nodig is",
    "estimate_on": "de datum van de veiligheidstaxatie",
    "valid_until": "tot wanneer die geldt",
    "if_longer": "wat er gebeurt als het wachten langer duurt",
    "information_point": "het informatiepunt",
    "agreed_with_family": "de afspraak met ouders en kinderen vanaf 12 jaar",
    "route": "wie intussen helpt",
}


def lasts_too_long(estimate_on: date | None, valid_until: date | None) -> bool:
    return bool(estimate_on and valid_until and valid_until > estimate_on + LONGEST)


def _missing(request: "RvdkRequest") -> str:
    missing = [words for name, words in SIGHT_PLAN.items() if not getattr(request, name)]
    return f"Nog nodig: {', '.join(missing)}." if missing else ""


@guard(
    "Een verzoek aan de Raad is een besluit van het MDO, met een gedragsdeskundige of "
    "vertrouwensarts. Leg dat MDO eerst vast.",
    "002-33",
    "004-13",
)
def mdo_decided(request: "RvdkRequest") -> bool:
    return any(m.has_expert for m in request.track.mdos.filter(question=MdoQuestion.RVDK))


@guard(
    "Het college van de gemeente moet van het verzoek weten. Leg vast wanneer het is ingelicht.",
    "004-13",
)
def college_is_informed(request: "RvdkRequest") -> bool:
    return request.college_informed_on is not None and bool(request.college_informed_how.strip())


@guard(
    "Spreek af wie zicht op veiligheid houdt zolang het gezin op de Raad wacht.",
    "003-10",
    "003-23",
    "003-26",
    "003-27",
    detail=_missing,
)
def sight_is_planned(request: "RvdkRequest") -> bool:
    return not _missing(request)


@guard("Deze dienst is afgerond. Een verzoek aan de Raad kan hier niet meer bij.")
def track_is_not_over(request: "RvdkRequest") -> bool:
    return request.track.state not in ENDED


@guard("Schrijf waarom Veilig Thuis de Raad vraagt om onderzoek.", "004-13")
def request_says_why(request: "RvdkRequest") -> bool:
    return bool(request.why.strip())


@guard(
    "Veilig Thuis houdt als verzoeker zelf zicht op veiligheid. Een andere organisatie kan alleen "
    "als dat aan de jeugdbeschermingstafel is afgesproken.",
    "003-23",
    "003-10",
)
def another_keeps_sight_by_agreement(request: "RvdkRequest") -> bool:
    return request.sight_organisation_id is None or request.decided_at_table


@guard("De veiligheidstaxatie heeft een datum die nog moet komen.", "003-26")
def estimate_was_made(request: "RvdkRequest") -> bool:
    return request.estimate_on is None or request.estimate_on <= timezone.localdate()


@guard("De geldigheid van de veiligheidstaxatie ligt al in het verleden.", "003-26", "D18")
def estimate_is_still_valid(request: "RvdkRequest") -> bool:
    return request.valid_until is None or request.valid_until >= timezone.localdate()


@guard(
    "Deze veiligheidstaxatie zou langer dan een jaar gelden. Controleer de datum: tot die dag "
    "vraagt niemand om een nieuwe.",
    "003-26",
    "D18",
)
def estimate_ends_within_a_year(request: "RvdkRequest") -> bool:
    """A year typed wrong would silence D18 for good; how long it holds is agreed (2.7)."""
    return not lasts_too_long(request.estimate_on, request.valid_until)
