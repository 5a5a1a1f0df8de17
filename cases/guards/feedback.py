"""Preconditions of the letters (domain 3.8)."""

from typing import TYPE_CHECKING

from cases.enums import AssessmentState, FeedbackKind
from cases.letters.anonymity import leaks
from cases.letters.telling import what_to_tell
from people.folding import fold
from workflow.guards import guard

if TYPE_CHECKING:
    from cases.models import FamilyNotice, Feedback
    from people.models import Address

ATTEMPTS_NEEDED = 3
BLOCKS = ("earlier_reports", "earlier_information", "assessment_result", "advice")


def _leaks(notice: "FamilyNotice") -> str:
    return " ".join(leaks(notice.body, notice.report))


def _may_hear_four_blocks(feedback: "Feedback") -> bool:
    reporter, assessment = feedback.report.reporter, feedback.report.assessment
    return what_to_tell(reporter.kind, assessment.outcome, reporter.stays_involved).four_blocks


def _house(address: "Address") -> str:
    return f"{address.street} {address.number or ''}"


def _names_secret_address(text: str, message: "Feedback | FamilyNotice") -> bool:
    """Street with number, or postcode, of a secret address of anybody in the report (A11)."""
    words = f" {fold(text)} "
    unspaced = words.replace(" ", "")
    involved = message.report.involvements.prefetch_related("person__addresses")
    secret = [a for i in involved for a in i.person.addresses.all() if a.secret]
    return any(
        (address.postcode and address.postcode.lower() in unspaced)
        or (address.street and f" {fold(_house(address))} " in words)
        for address in secret
    )


@guard("De veiligheidsbeoordeling is nog niet afgerond.", "002-10")
def assessment_stands(message: "Feedback | FamilyNotice") -> bool:
    return message.report.assessment.state == AssessmentState.COMPLETED


@guard(
    "Dit bericht hoort bij een eerder besluit en is vervallen. "
    "Open het nieuwe bericht in de lijst met brieven."
)
def is_current(message: "Feedback | FamilyNotice") -> bool:
    return message.superseded_at is None


@guard("Terugkoppeling 2 schrijft u als de dienst klaar is.", "002-15")
def is_first_feedback(feedback: "Feedback") -> bool:
    return feedback.kind == FeedbackKind.FIRST


@guard("De brief moet noemen wie contact legt met het gezin.", "002-11")
def names_who_contacts_the_family(feedback: "Feedback") -> bool:
    return feedback.kind != FeedbackKind.FIRST or bool(feedback.report.assessment.family_contact_by)


@guard(
    "Een professional die zelf verdergaat hoort vier dingen: eerdere meldingen, de informatie "
    "daaruit, de uitkomst van de taxatie en het advies. Vul ze alle vier in.",
    "002-16",
)
def own_help_letter_is_complete(feedback: "Feedback") -> bool:
    if feedback.kind != FeedbackKind.FIRST or not _may_hear_four_blocks(feedback):
        return True
    return all(getattr(feedback, block).strip() for block in BLOCKS)


@guard(
    "Deze melder mag niet horen wat eerdere meldingen of de taxatie zeggen. Maak die velden leeg.",
    "002-19",
)
def tells_what_this_reporter_may_hear(feedback: "Feedback") -> bool:
    return _may_hear_four_blocks(feedback) or not any(
        getattr(feedback, block).strip() for block in BLOCKS
    )


@guard("In de tekst staat een geheim adres. Haal het weg.", "A11")
def feedback_names_no_secret_address(feedback: "Feedback") -> bool:
    texts = [feedback.message, *(getattr(feedback, block) for block in BLOCKS)]
    return not _names_secret_address("\n".join(texts), feedback)


@guard("In de tekst staat een geheim adres. Haal het weg.", "A11")
def notice_names_no_secret_address(notice: "FamilyNotice") -> bool:
    return not _names_secret_address(notice.body, notice)


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
