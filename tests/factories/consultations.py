"""Advice, consultations and notices, made through their services."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from common.code_lists import Capacity, Occasion
from consultations.enums import MeldcodeStep, Purpose
from consultations.models import Consultation
from consultations.services.advice_facts import AdviceFacts
from consultations.services.advising import begin_advice, register_advice

ADVICE = "Ga eerst met de ouders in gesprek en bel over een week hoe het ging."


def advice_facts(**given: Any) -> AdviceFacts:
    """A school that thinks aloud in step 2, ten minutes ago."""
    known = {
        "began_at": timezone.now() - timedelta(minutes=10),
        "meldcode_step": MeldcodeStep.TWO,
        "purpose": Purpose.THINK_ALONG,
        "capacity": Capacity.SCHOOL,
        "occasions": (Occasion.CHILD_ABUSE_OTHER,),
        "advice": ADVICE,
    }
    return AdviceFacts(**{**known, **given})


def advice(by: Any, **given: Any) -> Consultation:
    """Registered and closed, or with a support plan still open."""
    return register_advice(advice_facts(**given), actor=by)


def running_advice(by: Any, **given: Any) -> Consultation:
    """A talk that is not finished."""
    return begin_advice(advice_facts(**{"advice": "", **given}), actor=by)
