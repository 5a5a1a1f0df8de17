"""Consultations of a municipality, made through their services."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from common.code_lists import YesNoUnknown
from consultations.enums import MeldcodeStep, PresentDanger, TaskHolder, UsdState
from consultations.models import UsdConsultation
from consultations.services.usd import register_usd
from consultations.services.usd_deciding import close_usd, decide, divide_tasks
from consultations.services.usd_facts import DecisionFacts, TaskFacts, UsdFacts, UsdReasons

UNREPORTED = UsdReasons(unreported="Vader is vandaag aangehouden; morgen bellen we opnieuw.")
TASKS = (
    TaskFacts(holder=TaskHolder.USD, role="procesregie", what="Belt morgen de school."),
    TaskFacts(holder=TaskHolder.VEILIG_THUIS, what="Denkt mee over het gesprek met de ouders."),
)


def usd_facts(**given: Any) -> UsdFacts:
    """A consulent who estimated, asked and was advised, ten minutes ago."""
    known = {
        "consulted_at": timezone.now() - timedelta(minutes=10),
        "meldcode_step": MeldcodeStep.TWO,
        "own_reference": "Z-2026-118",
        "danger": PresentDanger.DOUBT,
        "own_estimate": "De kinderen zijn veel alleen; er is geen geweld gezien.",
        "cooperation": YesNoUnknown.YES,
        "can_lift": YesNoUnknown.YES,
        "question": "Hoe bespreken we dit met de ouders?",
        "advice_received": "Ga eerst in gesprek en maak een afspraak over toezicht.",
    }
    return UsdFacts(**{**known, **given})


def usd(by: Any, **given: Any) -> UsdConsultation:
    """Advised, and not decided yet."""
    return register_usd(usd_facts(**given), actor=by)


def unfinished_usd(by: Any, **given: Any) -> UsdConsultation:
    """Only the own estimate is there: she still has to call."""
    return usd(by, **{"question": "", "advice_received": "", **given})


def decided_usd(by: Any, decision: str = UsdState.OWN_WAY, **given: Any) -> UsdConsultation:
    facts = DecisionFacts(
        decision=decision,
        note="Zo besloten we het samen.",
        talk_on=timezone.localdate() + timedelta(days=7),
        talk_with="consulent, school en wijkteam",
    )
    return decide(usd(by, **given), facts, actor=by, reasons=UNREPORTED)


def closed_usd(by: Any, **given: Any) -> UsdConsultation:
    row = decided_usd(by, **given)
    divide_tasks(row, TASKS, actor=by)
    return close_usd(row, actor=by)
