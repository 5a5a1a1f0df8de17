"""What somebody sees before an advice becomes a report: what is taken along, what is not."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.text import capfirst

from common.code_lists import Occasion
from common.shown import Fact
from consultations.enums import BEFORE_REPORT, AdviceState
from deadlines.wording import moment

if TYPE_CHECKING:
    from consultations.models import Consultation


@dataclass(frozen=True)
class ConversionPage:
    """``refusal`` says why this advice cannot become a report now; then there is no form.

    ``begun`` says that somebody began the report before; it is empty when nobody did.
    """

    number: str
    taken_along: list[Fact]
    refusal: str
    begun: str = ""


def conversion_page(advice: "Consultation") -> ConversionPage:
    return ConversionPage(advice.number, _taken_along(advice), _refusal(advice), _begun(advice))


def _taken_along(advice: "Consultation") -> list[Fact]:
    facts = [
        Fact("Hoedanigheid", advice.get_capacity_display()),
        Fact("Meldcode", advice.get_meldcode_step_display()),
        Fact("Waarvoor belt de beller", advice.get_purpose_display()),
        Fact("Aanleiding", "; ".join(Occasion(code).label for code in advice.occasions)),
        Fact("Verwachting", advice.expectation),
        Fact("Afspraken", advice.agreements),
    ]
    return [Fact(fact.label, capfirst(fact.value)) for fact in facts if fact.value]


def _begun(advice: "Consultation") -> str:
    if advice.caller_agreed_at is None:
        return ""
    agreed = moment(advice.caller_agreed_at)
    return (
        f"De beller wilde al melden op {agreed}; vanaf dat moment loopt de termijn. Vraag eerst na "
        "of een collega deze melding al schrijft."
    )


def _refusal(advice: "Consultation") -> str:
    if advice.state in BEFORE_REPORT:
        return ""
    if advice.state == AdviceState.CONVERTED:
        return f"Dit advies is al omgezet naar melding {advice.report_number}."
    return f"Dit advies is {advice.get_state_display()}. Begin een nieuwe melding."
