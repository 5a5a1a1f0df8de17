"""Preconditions of collecting, judging and reviewing (domain 3.3)."""

from typing import TYPE_CHECKING

from cases.enums import TRACK_STATES, ReportState, SourceKind
from workflow.guards import guard

if TYPE_CHECKING:
    from cases.models import SafetyAssessment


def _missing_sources(assessment: "SafetyAssessment") -> str:
    done = set(assessment.sources.values_list("kind", flat=True))
    return _named([str(kind.label) for kind in SourceKind if kind not in done])


def _unanswered(assessment: "SafetyAssessment") -> str:
    missing = [
        item["text"]
        for part in _parts_to_answer(assessment)
        for item in assessment.instrument.items_of(part)
        if not assessment.answers.get(item["code"], {}).get("answer")
    ]
    return f"Nog {len(missing)} open, te beginnen met: {missing[0]}" if missing else ""


def _parts_to_answer(assessment: "SafetyAssessment") -> list[str]:
    """Part C may be skipped when B is positive (domain 6.4)."""
    parts = ["acute", "structural", "multi_problem", "protective"]
    return [part for part in parts if part != "multi_problem" or not assessment.structural]


def _persons_without_conclusion(assessment: "SafetyAssessment") -> str:
    judged = assessment.conclusions.values_list("person_id", flat=True)
    missing = assessment.report.involvements.exclude(person_id__in=judged).count()
    return f"Nog te doen: {missing} van de betrokkenen." if missing else ""


def _named(words: list[str]) -> str:
    return f"Nog te doen: {', '.join(words)}." if words else ""


@guard(
    "Nog niet elke bron heeft een uitkomst: geraadpleegd, niet van toepassing of niet bereikbaar "
    "met reden.",
    "002-04",
    detail=_missing_sources,
)
def every_source_has_a_result(assessment: "SafetyAssessment") -> bool:
    return assessment.sources.values("kind").distinct().count() == len(SourceKind)


@guard(
    "Bevestig dat alle gezinsleden in het dossier staan, ook alle kinderen en ook als er één kind "
    "is gemeld.",
    "003-25",
)
def household_is_complete(assessment: "SafetyAssessment") -> bool:
    return assessment.household_complete and assessment.report.involvements.exists()


@guard("De taxatie is nog niet volledig ingevuld.", "002-05", detail=_unanswered)
def instrument_is_complete(assessment: "SafetyAssessment") -> bool:
    return not _unanswered(assessment)


@guard(
    "Nog niet iedere betrokkene heeft een conclusie over de veiligheid.",
    "002-33",
    detail=_persons_without_conclusion,
)
def every_person_has_a_conclusion(assessment: "SafetyAssessment") -> bool:
    judged = assessment.conclusions.values_list("person_id", flat=True)
    return not assessment.report.involvements.exclude(person_id__in=judged).exists()


@guard("Stel de zwaarte voor en motiveer haar.", "003-42", "003-43", "003-44")
def severity_is_proposed(assessment: "SafetyAssessment") -> bool:
    return bool(assessment.severity and assessment.severity_reason)


@guard(
    "Een collega moet de beoordeling eerst toetsen; wie eraan meeschreef kan dat niet zelf.",
    "002-33",
)
def reviewed_by_another(assessment: "SafetyAssessment") -> bool:
    done = assessment.reviews.filter(done_at__isnull=False, superseded_at=None)
    return done.exclude(reviewer__in=[assessment.assessor_id, *assessment.authors]).exists()


@guard("De dienst loopt al: leg het nieuwe feit daar vast.", "002-33")
def report_is_not_in_track(assessment: "SafetyAssessment") -> bool:
    return assessment.report.state not in TRACK_STATES


@guard("De melding is al afgedaan. Een nieuw feit is een nieuwe melding.", "000-31")
def report_is_not_settled(assessment: "SafetyAssessment") -> bool:
    return assessment.report.state != ReportState.SETTLED
