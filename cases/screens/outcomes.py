"""The five outcomes with, for each, why it is not possible now. The guards speak; nobody else."""

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.enums import AdviceVariant, RetentionConclusion, TriageOutcome
from workflow.steps import cautions, objections

if TYPE_CHECKING:
    from django.forms import BoundField

    from cases.forms.decision import DecisionForm
    from cases.models import SafetyAssessment

EXPLANATIONS = {
    RetentionConclusion.K1: "Iemand moet nu beschermd worden en Veilig Thuis grijpt zelf in.",
    RetentionConclusion.K2: "De onveiligheid is ernstig en houdt aan of komt steeds terug.",
    RetentionConclusion.K3: "Geweld is aannemelijk, maar u weet te weinig om te kiezen wat volgt.",
    RetentionConclusion.K4: "Eerst moet duidelijk worden of en welk geweld er is.",
    RetentionConclusion.K5: "Overdragen zou de melder bekend maken; dat is niet afgesproken.",
    RetentionConclusion.K6: "Veilig Thuis vraagt de Raad voor de Kinderbescherming om onderzoek.",
}


@dataclass(frozen=True)
class OutcomeChoice:
    """An outcome and the sentences that stand between it and the decision."""

    value: str
    label: str
    why_not: list[str]
    needs_reason: list[str]


@dataclass(frozen=True)
class RetentionQuestion:
    """One of K1-K6: what it means, and what the instrument or the report proposes."""

    field: "BoundField"
    explanation: str
    proposal: str


def outcome_choices(assessment: "SafetyAssessment") -> list[OutcomeChoice]:
    """Every outcome tried on a copy; what stands in the way of all is not said five times."""
    tried = {outcome: _objections_with(assessment, outcome) for outcome in TriageOutcome}
    everywhere = set.intersection(*(set(reasons) for reasons in tried.values()))
    return [
        OutcomeChoice(
            value=str(outcome),
            label=str(outcome.label),
            why_not=[reason for reason in reasons if reason not in everywhere],
            needs_reason=cautions(_with(assessment, outcome), "decide"),
        )
        for outcome, reasons in tried.items()
    ]


def retention_questions(
    assessment: "SafetyAssessment", form: "DecisionForm"
) -> list[RetentionQuestion]:
    """K1-K6 with why the answer is probably yes; the triagist still answers each."""
    proposals = {
        RetentionConclusion.K1: (assessment.acute, "onderdeel A wijst op acute onveiligheid"),
        RetentionConclusion.K2: (assessment.structural, "onderdeel B wijst op een patroon"),
        RetentionConclusion.K5: (
            assessment.report.reporter.anonymous,
            "aan de melder is anonimiteit toegezegd",
        ),
    }
    questions = []
    for kind, field in form.retention():
        likely, why = proposals.get(kind, (False, ""))
        proposal = f"Voorstel: ja, want {why}." if likely else ""
        questions.append(RetentionQuestion(field, EXPLANATIONS[kind], proposal))
    return questions


def _with(assessment: "SafetyAssessment", outcome: TriageOutcome) -> "SafetyAssessment":
    """The assessment as it would be with this outcome. B without advice is tried with the mildest:
    that the advice is missing is said where it is asked."""
    tried = copy(assessment)
    tried.outcome = outcome
    if outcome == TriageOutcome.OWN_HELP and not tried.advice_variant:
        tried.advice_variant = AdviceVariant.CONTINUE
    return tried


def _objections_with(assessment: "SafetyAssessment", outcome: TriageOutcome) -> list[str]:
    return objections(_with(assessment, outcome), "decide")
