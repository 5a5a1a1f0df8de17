"""The whole assessment to read: for the reviewer, the team lead and whoever comes after."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.text import capfirst

from cases.enums import TriageOutcome, YesNoUnknown
from cases.selectors.assessments import (
    decisions_of,
    notices_of,
    persons_of,
    reviews_of,
    sources_of,
)
from common.shown import Fact

if TYPE_CHECKING:
    from cases.models import (
        AuthorityNotice,
        PeerReview,
        SafetyAssessment,
        SourceConsultation,
        TriageDecision,
    )


NOT_YET = "Nog niet ingevuld"


@dataclass(frozen=True)
class AnsweredPart:
    """A part of the instrument with the answers that matter, and how often each was given."""

    title: str
    telling: list[Fact]
    counts: str


@dataclass(frozen=True)
class JudgedPerson:
    heading: str
    facts: list[Fact]


@dataclass(frozen=True)
class Overview:
    general: list[Fact]
    sources: "list[SourceConsultation]"
    parts: list[AnsweredPart]
    persons: list[JudgedPerson]
    reviews: "list[PeerReview]"
    retention: list[Fact]
    decision: list[Fact]
    decisions: "list[TriageDecision]"
    notices: "list[AuthorityNotice]"


def overview(assessment: "SafetyAssessment") -> Overview:
    return Overview(
        general=_general(assessment),
        sources=list(sources_of(assessment).values()),
        parts=[_answered(part, assessment.answers) for part in assessment.instrument.parts],
        persons=_persons(assessment),
        reviews=list(reviews_of(assessment)),
        retention=_retention(assessment),
        decision=_decision(assessment),
        decisions=list(decisions_of(assessment)),
        notices=list(notices_of(assessment.report.case)),
    )


def _general(assessment: "SafetyAssessment") -> list[Fact]:
    return [
        Fact("Triagist", assessment.assessor.name),
        Fact("Stand", assessment.get_state_display()),
        Fact("Ordening van gebeurtenissen", assessment.chronology or NOT_YET),
        Fact("Huidige hulp en eerder plan", assessment.current_help or NOT_YET),
        Fact("Zwaarte", assessment.get_severity_display() if assessment.severity else NOT_YET),
        Fact("Waarom deze zwaarte", assessment.severity_reason or NOT_YET),
    ]


def _answered(part: dict[str, Any], answers: dict[str, Any]) -> AnsweredPart:
    """A plain no needs no line; a yes, an unknown and every note do."""
    telling, times = [], dict.fromkeys(YesNoUnknown, 0)
    for item in part["items"]:
        given = answers.get(item["code"], {})
        if not given.get("answer"):
            continue
        answer, note = YesNoUnknown(given["answer"]), given.get("note", "")
        times[answer] += 1
        if note or answer != YesNoUnknown.NO:
            telling.append(Fact(item["text"], f"{capfirst(answer.label)}. {note}".strip()))
    counts = ", ".join(f"{count} keer {answer.label}" for answer, count in times.items() if count)
    return AnsweredPart(part["title"], telling, counts or NOT_YET)


def _persons(assessment: "SafetyAssessment") -> list[JudgedPerson]:
    today = timezone.localdate()
    return [
        JudgedPerson(
            f"{each.person.name}, {each.person.age_text(today)} ({each.get_role_display()})",
            [
                Fact("Nu veilig", conclusion.get_immediate_safety_display()),
                Fact("Op langere termijn veilig", conclusion.get_structural_safety_display()),
                Fact("Score", f"{conclusion.score} van 10"),
                Fact("Toelichting", conclusion.explanation),
            ]
            if conclusion
            else [],
        )
        for each, conclusion in persons_of(assessment)
    ]


def _retention(assessment: "SafetyAssessment") -> list[Fact]:
    words = {True: "Ja", False: "Nee", None: "Nog niet beantwoord"}
    return [Fact(str(kind.label), words[given]) for kind, given in assessment.retention.items()]


def _decision(assessment: "SafetyAssessment") -> list[Fact]:
    if not assessment.outcome:
        return []
    facts = [
        Fact("Uitkomst", assessment.get_outcome_display()),
        Fact("Motivering", assessment.motivation or NOT_YET),
        Fact("Contact met het gezin door", _contact(assessment)),
    ]
    if assessment.outcome == TriageOutcome.OWN_HELP:
        facts.append(Fact("Advies", assessment.get_advice_variant_display()))
    if assessment.outcome == TriageOutcome.DIRECT_HANDOVER and assessment.receiver:
        facts.append(Fact("Ontvanger", assessment.receiver.name))
    if assessment.override_reason and assessment.override_second:
        words = f"{assessment.override_reason} (tweede persoon: {assessment.override_second.name})"
        facts.append(Fact("Afwijking O1", words))
    return facts


def _contact(assessment: "SafetyAssessment") -> str:
    if not assessment.family_contact_by:
        return NOT_YET
    who = str(assessment.get_family_contact_by_display())
    return f"{who}: {assessment.family_contact_name}" if assessment.family_contact_name else who
