"""Preconditions of the letters (domain 3.8)."""

from typing import TYPE_CHECKING

from cases.enums import AssessmentState, FeedbackKind, FeedbackState, YesNoUnknown
from cases.letters.anonymity import leaks
from cases.letters.telling import SecondTelling, what_to_tell, what_to_tell_second
from people.folding import fold
from workflow.guards import guard

if TYPE_CHECKING:
    from cases.models import FamilyNotice, Feedback
    from people.models import Address

ATTEMPTS_NEEDED = 3
BLOCKS = ("earlier_reports", "earlier_information", "assessment_result", "advice")
# What the second letter tells of the track.
AGREEMENTS = ("conditions", "monitoring")
OF_TRACK = ("handover_parties", *AGREEMENTS)


def _leaks(notice: "FamilyNotice") -> str:
    return " ".join(leaks(notice.body, notice.report))


def _may_hear_four_blocks(feedback: "Feedback") -> bool:
    reporter, assessment = feedback.report.reporter, feedback.report.assessment
    return what_to_tell(reporter.kind, assessment.outcome, reporter.stays_involved).four_blocks


def _second_telling(feedback: "Feedback") -> SecondTelling:
    reporter = feedback.report.reporter
    return what_to_tell_second(reporter.kind, reporter.stays_involved)


def _follows(feedback: "Feedback") -> bool:
    """The second letter, after a track of which the safety of the family is followed on."""
    return feedback.kind == FeedbackKind.SECOND and feedback.follow_up == YesNoUnknown.YES


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


@guard(
    "Terugkoppeling 2 schrijft u als de dienst een uitkomst heeft. Dan is bekend of er een vervolg "
    "komt.",
    "002-15",
)
def result_of_track_is_known(feedback: "Feedback") -> bool:
    return feedback.kind == FeedbackKind.FIRST or (
        feedback.ready_since is not None
        and feedback.follow_up in {YesNoUnknown.YES, YesNoUnknown.NO}
    )


@guard("Terugkoppeling 2 volgt op terugkoppeling 1. Verstuur die eerst.", "002-15")
def first_feedback_went_out(feedback: "Feedback") -> bool:
    if feedback.kind == FeedbackKind.FIRST:
        return True
    first = feedback.report.feedback.current().filter(kind=FeedbackKind.FIRST)
    return first.filter(state__in=[FeedbackState.SENT, FeedbackState.CONFIRMED]).exists()


@guard(
    "Er komt een vervolg. Schrijf aan wie Veilig Thuis overdraagt, en hoe de melder die partij "
    "bereikt.",
    "002-15",
    "002-25",
)
def names_who_takes_over(feedback: "Feedback") -> bool:
    asked = _follows(feedback) and _second_telling(feedback).parties
    return not asked or bool(feedback.handover_parties.strip())


@guard(
    "Deze melder blijft betrokken. Schrijf de veiligheidsvoorwaarden op en hoe de veiligheid wordt "
    "gevolgd, zover nodig voor de taak van de melder.",
    "002-15",
)
def tells_the_agreements_to_who_keeps_a_role(feedback: "Feedback") -> bool:
    asked = _follows(feedback) and _second_telling(feedback).agreements
    return not asked or all(getattr(feedback, name).strip() for name in AGREEMENTS)


@guard(
    "Voorwaarden en afspraken zijn alleen voor een professional die betrokken blijft, en aan wie "
    "wordt overgedragen hoort een omstander niet. Maak die velden leeg.",
    "002-15",
    "002-13",
)
def tells_of_the_track_what_this_reporter_may_hear(feedback: "Feedback") -> bool:
    telling = _second_telling(feedback)
    secret = [] if telling.agreements else list(AGREEMENTS)
    secret += [] if telling.parties else ["handover_parties"]
    return not any(getattr(feedback, name).strip() for name in secret)


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
    names = ("message", *BLOCKS, *OF_TRACK)
    texts = [getattr(feedback, name) for name in names]
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
