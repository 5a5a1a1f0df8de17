"""Advice, consultations and notices, made through their services."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from common.code_lists import Capacity, Nature, Occasion, YesNoUnknown
from consultations.enums import (
    AgeBand,
    MeldcodeStep,
    OwnPossibilities,
    PresentDanger,
    Purpose,
    SafetyAnswer,
)
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


def full_talk(by: Any) -> Consultation:
    """A talk that goes on, with an answer to every question of the call page."""
    return running_advice(
        by,
        expectation="Wil weten of melden moet",
        question="Een leerling komt al weken zonder eten op school.",
        natures=(Nature.PHYSICAL_NEGLECT,),
        age_bands=(AgeBand.AGE_4_11,),
        danger=PresentDanger.STRUCTURAL,
        own_possibilities=OwnPossibilities.PARTLY,
        own_possibilities_note="School houdt zicht op het eten.",
        weigh_suspicion=YesNoUnknown.YES,
        weigh_safety=SafetyAnswer.STRUCTURAL,
        agreements="School belt over een week.",
        home_visit=True,
        home_visit_question="Hoe praten we met de ouders?",
        joint_talk=True,
    )
