"""The letters to reporter and family, as they would be printed now."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format

from cases.enums import (
    AdviceVariant,
    FamilyContactBy,
    FeedbackKind,
    Occasion,
    RadarVerdict,
    ReceiverKind,
    ReportState,
    TriageOutcome,
)
from cases.letters import plain_words
from cases.letters.telling import Telling, what_to_tell
from cases.models import FamilyNotice, Feedback, Report
from cases.selectors import second_feedback as second
from cases.selectors.addressees import is_young, reads_for_themselves
from documents.prose import Part, parts_of
from people.enums import AddressKind

if TYPE_CHECKING:
    from organisations.models import Region
    from people.models import Person

FEEDBACK_BODY = "documents/bodies/feedback.html"
FAMILY_BODY = "documents/bodies/family.html"

BLOCK_TITLES = {
    "earlier_reports": "Eerdere meldingen",
    "earlier_information": "Wat u daarover moet weten",
    "assessment_result": "Hoe wij de veiligheid inschatten",
    "advice": "Ons advies aan u",
}


@dataclass(frozen=True)
class Letter:
    """What ``documents/partials/sheet.html`` prints."""

    region: "Region"
    addressee: tuple[str, ...]
    day: date
    number: str
    subject: str
    salutation: str
    body: str
    facts: object  # what the template of the body shows
    sender: str


@dataclass(frozen=True)
class Block:
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class FeedbackFacts:
    """What ``documents/bodies/feedback.html`` tells this reporter, and no more (5.4)."""

    received_on: date
    follow_up: tuple[str, ...]
    family_contact: str
    blocks: tuple[Block, ...]
    receiver: tuple[str, ...]
    message: tuple[Part, ...]
    phone: str
    anonymous: bool
    professional: bool


@dataclass(frozen=True)
class FamilyFacts:
    """What ``documents/bodies/family.html`` tells."""

    parts: tuple[Part, ...]
    young: bool
    phone: str


def telling_of(report: Report) -> Telling:
    reporter = report.reporter
    return what_to_tell(reporter.kind, report.assessment.outcome, reporter.stays_involved)


def feedback_letter(feedback: Feedback, *, day: date) -> Letter:
    """To the reporter; who it is addressed to may be seen by who may see the reporter."""
    report = feedback.report
    reporter = report.reporter
    organisation = reporter.organisation_name
    lines = (organisation, reporter.name, *reporter.postal_address.split(","))
    is_first = feedback.kind == FeedbackKind.FIRST
    return Letter(
        region=report.case.region,
        addressee=tuple(line.strip() for line in lines if line.strip()),
        day=day,
        number=report.number,
        subject="Wat wij met uw melding doen" if is_first else second.SUBJECT,
        salutation=f"Geachte {reporter.name},",
        body=FEEDBACK_BODY if is_first else second.BODY,
        facts=_feedback_facts(feedback, telling_of(report))
        if is_first
        else second.second_facts(feedback),
        sender=feedback.author.name if feedback.author else "",
    )


def family_letter(notice: FamilyNotice, *, day: date) -> Letter:
    """The letter to one person of the family, or to who reads for a young child."""
    region, person = notice.report.case.region, notice.addressee
    young = is_young(person, day)
    return Letter(
        region=region,
        addressee=addressed_to(person, day),
        day=day,
        number=notice.report.number,
        subject="Wij kregen een melding over jullie gezin"
        if young
        else "Wij kregen een melding over uw gezin",
        salutation=salutation(person, day),
        body=FAMILY_BODY,
        facts=FamilyFacts(parts_of(notice.body), young, region.phone),
        sender=notice.author.name if notice.author else "",
    )


def feedback_draft(report: Report) -> dict[str, str]:
    """First texts of the four blocks, from what is recorded; empty for who may not hear them."""
    if not telling_of(report).four_blocks:
        return {}
    earlier = _earlier_reports(report)
    return {
        "earlier_reports": _said_of(earlier),
        "earlier_information": "" if earlier else "Er zijn geen eerdere meldingen.",
        "assessment_result": _result(report),
        "advice": _advice(report.assessment.advice_variant),
    }


def family_draft(notice: FamilyNotice) -> tuple[str, dict[str, str]]:
    """The template of the first text for this reader, and the facts it tells."""
    report = notice.report
    reporter, assessment = report.reporter, report.assessment
    told = ", ".join(word for word in (reporter.name, reporter.organisation_name) if word)
    young = is_young(notice.addressee, timezone.localdate())
    receiver = assessment.receiver.name if assessment.receiver else "een andere organisatie"
    about = [plain_words.ABOUT[Occasion(occasion)] for occasion in report.content.occasions]
    facts = {
        "about": plain_words.listed(about) or "de veiligheid thuis",
        "outcome": assessment.outcome,
        "receiver": receiver,
        "contact": _contact_sentence(report, you="je" if young else "u"),
        "reporter": "" if reporter.anonymous else told,
    }
    return f"cases/letters/drafts/family{'_young' if young else ''}.txt", facts


def _feedback_facts(feedback: Feedback, telling: Telling) -> FeedbackFacts:
    report = feedback.report
    region, reporter, assessment = report.case.region, report.reporter, report.assessment
    outcome = TriageOutcome(assessment.outcome)
    sentences = plain_words.TO_REPORTER if telling.follow_up else plain_words.TO_BYSTANDER
    texts = {name: getattr(feedback, name) for name in BLOCK_TITLES} if telling.four_blocks else {}
    return FeedbackFacts(
        received_on=timezone.localdate(report.received_at),
        follow_up=tuple(s.format(receiver=_receiver(report, telling)) for s in sentences[outcome]),
        family_contact=_who_contacts_the_family(report, telling),
        blocks=tuple(Block(BLOCK_TITLES[name], parts_of(text)) for name, text in texts.items()),
        receiver=_contact_data(report) if telling.contact_data else (),
        message=parts_of(feedback.message),
        phone=region.phone,
        anonymous=reporter.anonymous,
        professional=reporter.professional,
    )


def _receiver(report: Report, telling: Telling) -> str:
    assessment = report.assessment
    if telling.names_contact and assessment.receiver:
        return assessment.receiver.name
    kind = assessment.receiver_kind or ReceiverKind.OTHER
    return plain_words.RECEIVER[ReceiverKind(kind)]


def _contact_data(report: Report) -> tuple[str, ...]:
    """Who takes over, as far as known: organisation, person, telephone, e-mail (002-25)."""
    assessment = report.assessment
    if assessment.receiver is None:
        return ()
    lines = (
        assessment.receiver.name,
        assessment.receiver_person,
        f"telefoon {assessment.receiver.phone}" if assessment.receiver.phone else "",
        f"e-mail {assessment.receiver.email}" if assessment.receiver.email else "",
    )
    return tuple(line for line in lines if line)


def _who_contacts_the_family(report: Report, telling: Telling) -> str:
    assessment = report.assessment
    party = plain_words.CONTACT_TO_REPORTER.get(assessment.family_contact_by, "")
    named = telling.names_contact and assessment.family_contact_name
    name = f" ({assessment.family_contact_name})" if named else ""
    return f"{party}{name} neemt contact op met het gezin." if party else ""


def _contact_sentence(report: Report, *, you: str) -> str:
    """To the family: who they may expect, by name when it is not VT."""
    assessment = report.assessment
    party = plain_words.CONTACT_TO_FAMILY.get(
        assessment.family_contact_by, plain_words.CONTACT_TO_FAMILY[FamilyContactBy.VT]
    )
    elsewhere = assessment.family_contact_by != FamilyContactBy.VT
    name = assessment.family_contact_name if elsewhere else ""
    return f"{party}{f' ({name})' if name else ''} neemt contact met {you} op."


def _earlier_reports(report: Report) -> list[Report]:
    """Received before, on this household or on persons somebody recognised."""
    recognised = report.radar_hits.filter(verdict=RadarVerdict.SAME).values("earlier_report")
    known = Report.objects.filter(case=report.case) | Report.objects.filter(pk__in=recognised)
    before = known.filter(received_at__lt=report.received_at).exclude(pk=report.pk)
    return list(before.exclude(state=ReportState.DRAFT).order_by("received_at", "pk").distinct())


def _advice(variant: str) -> str:
    return plain_words.ADVICE.get(AdviceVariant(variant), "") if variant else ""


def _said_of(earlier: list[Report]) -> str:
    if not earlier:
        return "Bij Veilig Thuis zijn geen eerdere meldingen bekend."
    months = [date_format(timezone.localdate(report.received_at), "F Y") for report in earlier]
    counted = "1 eerdere melding" if len(earlier) == 1 else f"{len(earlier)} eerdere meldingen"
    return f"Bij Veilig Thuis: {counted} ({plain_words.listed(list(dict.fromkeys(months)))})."


def _result(report: Report) -> str:
    assessment = report.assessment
    now = "Wij zien dat het nu acuut onveilig is." if assessment.acute else ""
    long = "Wij zien dat het al langer en steeds opnieuw onveilig is."
    return " ".join(
        [
            now or "Wij zien nu geen acuut gevaar.",
            long if assessment.structural else "Wij zien geen structurele onveiligheid.",
            f"Wij schatten de zwaarte in als {assessment.get_severity_display().lower()}.",
        ]
    )


def addressed_to(person: "Person", day: date) -> tuple[str, ...]:
    """Name and address on the envelope; a secret address never stands on a letter (A11)."""
    name = person.name if reads_for_themselves(person, day) else f"De ouders van {person.name}"
    homes = {
        address.kind: address
        for address in person.addresses.all()
        if address.until is None and not address.secret
    }
    home = homes.get(AddressKind.CORRESPONDENCE) or homes.get(AddressKind.HOME)
    return (name, *home.line.split(", ", 1)) if home else (name,)


def salutation(person: "Person", day: date) -> str:
    """How a letter to this reader begins."""
    if not reads_for_themselves(person, day):
        return "Geachte ouder of verzorger,"
    if is_young(person, day) and person.calling_name:
        return f"Beste {person.calling_name},"
    surname = f"{person.particle} {person.surname}".strip()
    title = plain_words.TITLE.get(person.gender, "heer of mevrouw")
    return f"Geachte {title} {surname[:1].upper()}{surname[1:]}".rstrip() + ","
