"""Preconditions of the letters (domain 3.8)."""

from typing import TYPE_CHECKING

from cases.anonymity import leaks
from cases.enums import AssessmentState, FeedbackKind, TriageOutcome
from workflow.guards import guard

if TYPE_CHECKING:
    from cases.models import FamilyNotice, Feedback

ATTEMPTS_NEEDED = 3


def _leaks(notice: "FamilyNotice") -> str:
    found = leaks(notice.body, notice.report)
    return " ".join(found)


@guard("De veiligheidsbeoordeling is nog niet afgerond.", "002-10")
def assessment_stands(message: "Feedback | FamilyNotice") -> bool:
    return message.report.assessment.state == AssessmentState.COMPLETED


@guard("De brief moet noemen wie contact legt met het gezin.", "002-11")
def names_who_contacts_the_family(feedback: "Feedback") -> bool:
    return feedback.kind != FeedbackKind.FIRST or bool(feedback.report.assessment.family_contact_by)


@guard(
    "Een melder die zelf verdergaat hoort vier dingen: eerdere meldingen, de informatie daaruit, "
    "de uitkomst van de taxatie en het advies. Vul ze alle vier in.",
    "002-16",
)
def own_help_letter_is_complete(feedback: "Feedback") -> bool:
    if feedback.report.assessment.outcome != TriageOutcome.OWN_HELP:
        return True
    return all(
        [
            feedback.earlier_reports,
            feedback.earlier_information,
            feedback.assessment_result,
            feedback.advice,
        ]
    )


@guard("Noteer eerst drie pogingen om de melder te bereiken.", "002-10")
def three_attempts_were_made(feedback: "Feedback") -> bool:
    return len(feedback.attempts) >= ATTEMPTS_NEEDED


@guard("Schrijf eerst de tekst van de brief.", "002-14")
def notice_has_text(notice: "FamilyNotice") -> bool:
    return bool(notice.body.strip())


@guard(
    "De brief kan de melder verraden. Haal dit weg en laat opnieuw vrijgeven.", "A4", detail=_leaks
)
def notice_is_anonymous(notice: "FamilyNotice") -> bool:
    return not leaks(notice.body, notice.report)
