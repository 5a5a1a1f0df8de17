"""What a telephone advice already told, as if it had been typed in the steps of a report (003-22).

Nothing of a family: an advice knows none. Persons are entered anew (A6).
"""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst

from cases.enums import Channel, ReporterKind, Weighing, YesNoUnknown, reporter_kind_of
from cases.forms.intake_draft import EXPECTATION, MELDCODE, OWN_HELP, REPORTER, WORRIES
from cases.forms.step_form import StepForm
from consultations.enums import MeldcodeStep, SafetyAnswer

if TYPE_CHECKING:
    from consultations.models import Consultation

STEPS_OF_REPORTER = 4
WEIGHED = {
    SafetyAnswer.ACUTE.value: Weighing.ACUTE,
    SafetyAnswer.STRUCTURAL.value: Weighing.STRUCTURAL,
}


class ConversionForm(StepForm):
    """The one question before an advice becomes a report."""

    wants = forms.BooleanField(
        label="De beller wil melden",
        error_messages={
            "required": "Vink aan dat de beller wil melden. Anders blijft het een advies."
        },
    )


def typed_from(advice: "Consultation") -> dict[str, dict[str, Any]]:
    """The steps of the draft, as far as the talk goes; received when the caller agreed (D1)."""
    typed = {
        REPORTER: _reporter(advice),
        WORRIES: {"occasions": advice.occasions, "natures": advice.natures},
        EXPECTATION: _expectation(advice),
    }
    if reporter_kind_of(advice.capacity) == ReporterKind.PROFESSIONAL:
        typed |= {MELDCODE: _meldcode(advice), OWN_HELP: _own_help(advice)}
    return {step: _filled(answers) for step, answers in typed.items()}


def _reporter(advice: "Consultation") -> dict[str, list[str]]:
    here = timezone.localtime(advice.caller_agreed_at)
    organisation = advice.caller_organisation
    return {
        "channel": [Channel.PHONE],
        "received_on": [f"{here:%d-%m-%Y}"],
        "received_time": [f"{here:%H:%M}"],
        "about_violence": ["yes"],
        "capacity": [advice.capacity],
        "organisation_name": [
            organisation.name if organisation else advice.caller_organisation_name
        ],
    }


def _expectation(advice: "Consultation") -> dict[str, list[str]]:
    return {
        "expectation": [advice.expectation],
        "agreements": [advice.agreements],
        "preceded_by": [advice.number],
    }


def _meldcode(advice: "Consultation") -> dict[str, list[str]]:
    weighed = [WEIGHED[advice.weigh_safety]] if advice.weigh_safety in WEIGHED else []
    if advice.weigh_disclosure == YesNoUnknown.YES:
        weighed.append(Weighing.DISCLOSURE)
    return {
        "steps_taken": _steps(advice.meldcode_step),
        "weighing": [str(outcome) for outcome in weighed],
        "weighing_suspicion": [_words(advice.get_weigh_suspicion_display())],
        "weighing_safety": [_words(advice.get_weigh_safety_display())],
        "weighing_help": [_words(advice.get_weigh_help_display())],
        "weighing_acceptance": [_words(advice.get_weigh_acceptance_display())],
        "weighing_result": [_words(advice.get_weigh_result_display())],
    }


def _own_help(advice: "Consultation") -> dict[str, list[str]]:
    return {
        "can_help": [advice.weigh_help],
        "family_cooperates": [advice.weigh_acceptance],
        "leads_to_stable": [advice.weigh_result],
    }


def _steps(step: str) -> list[str]:
    """Whoever is in step 3 took the steps 1 to 3; deciding (5) comes after the four."""
    if step in {MeldcodeStep.UNKNOWN, MeldcodeStep.NOT_APPLICABLE}:
        return []
    return [str(taken) for taken in range(1, min(int(step), STEPS_OF_REPORTER) + 1)]


def _words(label: str) -> str:
    return f"{capfirst(label)}." if label else ""


def _filled(answers: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: values for name, values in answers.items() if any(values)}
