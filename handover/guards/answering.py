"""Preconditions of the receiver's answer, and of taking a handover back (domain 3.6)."""

from typing import TYPE_CHECKING

from handover.content.reports import direct_reports, reports_of
from handover.enums import RefusalReason
from handover.guards.meeting import gone
from workflow.guards import guard

if TYPE_CHECKING:
    from handover.models import Handover


@guard("Bevestig dat u de informatie schriftelijk of digitaal hebt ontvangen.", "001-09")
def receipt_is_confirmed(handover: "Handover") -> bool:
    return handover.receipt_confirmed


@guard(
    "Bevestig dat uw organisatie de regie neemt, en zicht houdt op de veiligheid.",
    "000-15",
    "000-34",
    "003-33",
)
def regie_is_taken(handover: "Handover") -> bool:
    return handover.regie_taken


@guard(
    "Er is een nieuwe melding of een nieuw oordeel over dit gezin dat nog niet in deze overdracht "
    "staat. Veilig Thuis trekt haar in en verzendt haar opnieuw. Bel met de contactpersoon.",
    "002-18",
    "001-09",
)
def every_report_went_along(handover: "Handover") -> bool:
    """In these words, and with this handover: a report that was judged anew since did not."""
    document = getattr(handover, "document", None)
    told = set(document.content["reports"]) if document else set()
    with_it = {report.handover_number for report in direct_reports(handover)}
    return {report.number for report in reports_of(handover)} <= told and with_it <= {
        handover.number
    }


@guard(
    "Een organisatie die volgens de afspraken regie krijgt, bestaat niet meer. Bel met de "
    "contactpersoon: Veilig Thuis trekt de overdracht in en spreekt opnieuw af wie die regie "
    "krijgt. Tot die tijd houdt Veilig Thuis alle regie.",
    "003-70",
    "000-15",
    detail=gone,
)
def everybody_who_takes_regie_is_there(handover: "Handover") -> bool:
    return not gone(handover)


@guard("Kies waarom u de overdracht niet aanneemt, en licht dat toe.", "003-40")
def refusal_is_explained(handover: "Handover") -> bool:
    return handover.refusal_reason in RefusalReason.values and bool(handover.refusal_note.strip())


@guard("Kies waarom u de overdracht intrekt.", "000-05")
def withdrawal_is_explained(handover: "Handover") -> bool:
    return bool(handover.withdrawal_reason)
