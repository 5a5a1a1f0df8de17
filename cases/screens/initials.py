"""What the forms of an assessment show before anybody types: all that was saved before."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from cases.enums import RetentionConclusion, SourceKind
from cases.selectors.assessments import persons_of, sources_of
from cases.selectors.repeats import repeat_of

if TYPE_CHECKING:
    from cases.models import Report, SafetyAssessment

DECISION_AS_IS = (
    "outcome",
    "advice_variant",
    "receiver_kind",
    "receiver_person",
    "in_doubt",
    "local_field_called_at",
    "local_field_view",
    "override_reason",
    "helper_can",
    "helper_wants",
    "helper_can_use_plan",
    "helper_keeps_sight",
    "helper_able_says_vt",
    "family_open_to_help",
)
SOURCE_FACTS = {"result": "", "consulted_on": None, "summary": "", "reason": ""}
CONCLUSION_FACTS = ("immediate_safety", "structural_safety", "score", "explanation")


def sources(assessment: "SafetyAssessment") -> dict[str, Any]:
    known = sources_of(assessment)
    initial: dict[str, Any] = {"household_complete": assessment.household_complete}
    for kind in SourceKind:
        source = known.get(kind)
        for name, nothing in SOURCE_FACTS.items():
            initial[f"{kind}_{name}"] = getattr(source, name) if source else nothing
    return initial


def judgement(assessment: "SafetyAssessment") -> dict[str, Any]:
    initial = {"chronology": assessment.chronology, "current_help": assessment.current_help}
    for code in assessment.instrument.codes:
        given = assessment.answers.get(code, {})
        initial[code] = given.get("answer", "")
        initial[f"{code}_note"] = given.get("note", "")
    return initial


def persons(assessment: "SafetyAssessment") -> list[tuple[int, str]]:
    """Key and heading of everybody the report is about."""
    today = timezone.localdate()
    return [
        (
            each.pk,
            f"{each.person.name}, {each.person.age_text(today)} ({each.get_role_display()})",
        )
        for each, _ in persons_of(assessment)
    ]


def conclusions(assessment: "SafetyAssessment") -> dict[str, Any]:
    initial: dict[str, Any] = {
        "severity": assessment.severity,
        "severity_reason": assessment.severity_reason,
    }
    for each, conclusion in persons_of(assessment):
        for name in CONCLUSION_FACTS:
            initial[f"p{each.pk}_{name}"] = getattr(conclusion, name) if conclusion else ""
    return initial


def decision(assessment: "SafetyAssessment") -> dict[str, Any]:
    initial: dict[str, Any] = {name: getattr(assessment, name) for name in DECISION_AS_IS}
    initial["receiver"] = assessment.receiver_id
    initial["override_second"] = assessment.override_second_id
    return initial | {kind.value: given for kind, given in assessment.retention.items()}


def proposed_decision(assessment: "SafetyAssessment") -> dict[str, Any]:
    """K5 is filled in when anonymity was promised; the other K's only when answered. A repeat
    report goes as a rule to the partner that knows the family (002-18)."""
    promised = assessment.k5 is None and assessment.report.reporter.anonymous
    proposed: dict[str, Any] = {RetentionConclusion.K5.value: True} if promised else {}
    repeat = repeat_of(assessment.report) if assessment.report.repeat_report else None
    if repeat and repeat.partner and assessment.receiver_id is None:
        proposed["receiver"] = repeat.partner.pk
    return proposed


def closing(assessment: "SafetyAssessment") -> dict[str, Any]:
    names = ("motivation", "family_contact_by", "family_contact_name")
    return {name: getattr(assessment, name) for name in names}


def exit_proposal(report: "Report") -> dict[str, Any]:
    return {
        "kind": report.exit_kind,
        "reason": report.exit_reason,
        "receiving_party": report.receiving_party,
        "receipt_confirmed_at": report.receipt_confirmed_at,
        "reporter_agrees": report.reporter_agrees,
    }
