"""Preconditions of the decision: is outcome A-E consistent with what was found (2.3, 3.3, 7.5)."""

from typing import TYPE_CHECKING

from django.utils import timezone

from cases.enums import (
    VT_ACTS,
    AdviceVariant,
    FamilyContactBy,
    ReceiverKind,
    RetentionConclusion,
    TriageOutcome,
    YesNoUnknown,
)
from organisations.enums import Severity
from organisations.selectors import takes_directly
from workflow.guards import guard

if TYPE_CHECKING:
    from cases.models import SafetyAssessment


def _unanswered(assessment: "SafetyAssessment") -> str:
    open_ones = [
        kind.value.upper() for kind, answer in assessment.retention.items() if answer is None
    ]
    return f"Nog open: {', '.join(open_ones)}." if open_ones else ""


def _holding(assessment: "SafetyAssessment") -> list[RetentionConclusion]:
    return [kind for kind, answer in assessment.retention.items() if answer]


def _why_it_stays(assessment: "SafetyAssessment") -> str:
    labels = [str(kind.label) for kind in _holding(assessment)]
    promised = " Anonimiteit toegezegd." if assessment.k5 else ""
    return f"Aangevinkt: {'; '.join(labels)}.{promised}" if labels else ""


def override_applies(assessment: "SafetyAssessment") -> bool:
    """O1: only K2 holds, the region allows it, and everything it asks is recorded (7.5)."""
    return (
        _holding(assessment) == [RetentionConclusion.K2]
        and assessment.outcome == TriageOutcome.DIRECT_HANDOVER
        and assessment.report.case.region.profile_on(timezone.localdate()).medium_direct
        and assessment.family_open_to_help == YesNoUnknown.YES
        and _five_answers_are_yes(assessment)
        and bool(assessment.override_reason)
        and assessment.override_second_id is not None
        and assessment.override_second_id not in {assessment.assessor_id, *assessment.authors}
    )


def _five_answers_are_yes(assessment: "SafetyAssessment") -> bool:
    return all(
        answer == YesNoUnknown.YES
        for answer in (
            assessment.helper_can,
            assessment.helper_wants,
            assessment.helper_can_use_plan,
            assessment.helper_keeps_sight,
            assessment.helper_able_says_vt,
        )
    )


@guard("Beantwoord K1 tot en met K6 met ja of nee.", "002-35", detail=_unanswered)
def retention_is_answered(assessment: "SafetyAssessment") -> bool:
    return not _unanswered(assessment)


@guard("Anonimiteit toegezegd aan de melder: dan is K5 ja.", "002-35", "K5")
def anonymity_means_k5(assessment: "SafetyAssessment") -> bool:
    return bool(assessment.k5) or not assessment.report.reporter.anonymous


@guard("De taxatie wijst op acute onveiligheid: dan is K1 ja.", "002-35", "K1")
def acute_means_k1(assessment: "SafetyAssessment") -> bool:
    return bool(assessment.k1) or not assessment.acute


@guard("De taxatie wijst op structurele onveiligheid: dan is K2 ja.", "002-35", "K2")
def structural_means_k2(assessment: "SafetyAssessment") -> bool:
    return bool(assessment.k2) or not assessment.structural


@guard("Kies een uitkomst A tot en met E.", "002-06", "002-08")
def outcome_is_chosen(assessment: "SafetyAssessment") -> bool:
    return bool(assessment.outcome)


@guard(
    "Een van de conclusies K1 tot en met K6 houdt de casus bij Veilig Thuis: kies D of E. Alleen "
    "bij K2 kan een regio toestaan dat C toch mag (O1): gezin staat open, vijf keer ja, tweede "
    "persoon en motivering.",
    "002-35",
    detail=_why_it_stays,
)
def retained_case_stays_at_vt(assessment: "SafetyAssessment") -> bool:
    if not assessment.outcome or not assessment.stays_at_vt:
        return True
    return assessment.outcome in VT_ACTS or override_applies(assessment)


@guard("Een zware casus blijft bij Veilig Thuis: kies D of E.", "003-44")
def heavy_case_stays_at_vt(assessment: "SafetyAssessment") -> bool:
    if not assessment.outcome or assessment.severity != Severity.HEAVY:
        return True
    return assessment.outcome in VT_ACTS


@guard(
    "Bij overdracht mag niemand nu onveilig zijn. "
    "Kies D of E, of pas de conclusie per persoon aan.",
    "003-35",
)
def nobody_acutely_unsafe_at_handover(assessment: "SafetyAssessment") -> bool:
    if assessment.outcome != TriageOutcome.DIRECT_HANDOVER:
        return True
    unsafe = assessment.conclusions.filter(immediate_safety=YesNoUnknown.NO)
    return not assessment.acute and not unsafe.exists()


@guard("Kies bij uitkomst B het advies: voortzetten of aanpassen.", "002-16")
def advice_is_given(assessment: "SafetyAssessment") -> bool:
    return assessment.outcome != TriageOutcome.OWN_HELP or bool(assessment.advice_variant)


@guard(
    "Advies ‘uitbreiden’ betekent dat Veilig Thuis zelf aan de slag gaat: kies D of E.", "002-16"
)
def extending_is_not_own_help(assessment: "SafetyAssessment") -> bool:
    return not (
        assessment.outcome == TriageOutcome.OWN_HELP
        and assessment.advice_variant == AdviceVariant.EXTEND
    )


@guard("Kies bij uitkomst C aan welke organisatie wordt overgedragen.", "002-06")
def receiver_is_named(assessment: "SafetyAssessment") -> bool:
    return assessment.outcome != TriageOutcome.DIRECT_HANDOVER or bool(
        assessment.receiver_kind and assessment.receiver_id
    )


@guard(
    "Dit wijkteam heeft deze zwaarte niet in zijn taakpakket. Kies een andere ontvanger of D of E.",
    "002-23",
)
def local_team_takes_this_weight(assessment: "SafetyAssessment") -> bool:
    if (
        assessment.outcome != TriageOutcome.DIRECT_HANDOVER
        or assessment.receiver_kind != ReceiverKind.LOCAL_TEAM
        or assessment.receiver is None
    ):
        return True
    return takes_directly(assessment.receiver, assessment.severity, timezone.localdate())


@guard(
    "Overdracht aan een betrokken hulpverlener kan alleen als alle vijf vragen ja zijn: kan, wil, "
    "werkt met een plan, houdt zicht, en is er volgens Veilig Thuis toe in staat. Bij twijfel gaat "
    "de casus naar de lokale toegang.",
    "002-24",
)
def helper_passes_the_test(assessment: "SafetyAssessment") -> bool:
    return (
        assessment.outcome != TriageOutcome.DIRECT_HANDOVER
        or assessment.receiver_kind != ReceiverKind.HELPER
        or _five_answers_are_yes(assessment)
    )


@guard(
    "Bij twijfel belt Veilig Thuis eerst met het lokale veld. Leg vast wanneer en wat zij zeiden.",
    "003-40",
)
def doubt_means_calling_first(assessment: "SafetyAssessment") -> bool:
    return not assessment.in_doubt or bool(
        assessment.local_field_called_at and assessment.local_field_view
    )


@guard(
    "De melder heeft niet op alle vragen over eigen hulp ja gezegd. Leg uit waarom zelf verdergaan "
    "toch verantwoord is.",
    "002-12",
)
def own_help_is_likely_enough(assessment: "SafetyAssessment") -> bool:
    if assessment.outcome != TriageOutcome.OWN_HELP:
        return True
    answers = assessment.report.content.own_help_answers
    return all(answer == YesNoUnknown.YES for answer in answers)


@guard("Schrijf waarom deze keuze nu de juiste is.", "003-30")
def is_motivated(assessment: "SafetyAssessment") -> bool:
    return bool(assessment.motivation.strip())


@guard("Leg vast wie contact legt met het gezin, met naam als dat niet Veilig Thuis is.", "002-11")
def family_contact_is_named(assessment: "SafetyAssessment") -> bool:
    return assessment.family_contact_by == FamilyContactBy.VT or bool(
        assessment.family_contact_by and assessment.family_contact_name
    )
