"""What the second letter tells the reporter of the track (002-15, 3.8)."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cases.enums import FeedbackKind, YesNoUnknown
from cases.letters import plain_words
from cases.letters.telling import SecondTelling, what_to_tell_second
from cases.models import Feedback, Report
from documents.prose import Part, parts_of

BODY = "documents/bodies/second_feedback.html"
SUBJECT = "Hoe het verder gaat na uw melding"


@dataclass(frozen=True)
class SecondFacts:
    """What ``documents/bodies/second_feedback.html`` tells this reporter, and no more (5.4).

    ``seek_contact``: reporter and who takes over get each other's data (002-25).
    """

    received_on: date
    heard_on: date | None
    follow_up: tuple[str, ...]
    parties: tuple[Part, ...]
    seek_contact: bool
    conditions: tuple[Part, ...]
    monitoring: tuple[Part, ...]
    message: tuple[Part, ...]
    phone: str
    anonymous: bool
    professional: bool


def second_telling_of(report: Report) -> SecondTelling:
    reporter = report.reporter
    return what_to_tell_second(reporter.kind, reporter.stays_involved)


def second_facts(feedback: Feedback) -> SecondFacts:
    report, telling = feedback.report, second_telling_of(feedback.report)
    reporter = report.reporter
    sentences = (
        plain_words.SECOND_TO_REPORTER if telling.parties else plain_words.SECOND_TO_BYSTANDER
    )
    follows = feedback.follow_up == YesNoUnknown.YES
    parties = parts_of(feedback.handover_parties) if telling.parties and follows else ()
    agreements = telling.agreements and follows
    return SecondFacts(
        received_on=timezone.localdate(report.received_at),
        heard_on=_first_sent_on(report),
        follow_up=sentences[feedback.follow_up],
        parties=parties,
        seek_contact=bool(parties) and telling.agreements and not reporter.anonymous,
        conditions=parts_of(feedback.conditions) if agreements else (),
        monitoring=parts_of(feedback.monitoring) if agreements else (),
        message=parts_of(feedback.message),
        phone=report.case.region.phone,
        anonymous=reporter.anonymous,
        professional=reporter.professional,
    )


def _first_sent_on(report: Report) -> date | None:
    first = report.feedback.current().filter(kind=FeedbackKind.FIRST).first()
    return timezone.localdate(first.sent_at) if first and first.sent_at else None
