"""The same thing sent twice, or by two at once: done once, without script as well."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.enums import (
    AuthorityKind,
    CaseState,
    ContactChannel,
    ContactWith,
    FeedbackChannel,
)
from cases.models import AuthorityNotice, Case, ContactMoment, Report
from cases.services.attachments import attach_to_report
from cases.services.authority_notices import notify_authority
from cases.services.contacts import note_contact
from cases.services.exits import forward_no_violence
from cases.services.feedback import note_attempt
from cases.services.intake import register_report
from cases.services.report_facts import EventFacts
from common.exceptions import DomainError
from tests.factories import assessments as bring
from tests.factories.facts import a_child, report_facts
from tests.factories.letters import moment, triaged
from tests.notifications.test_concurrency import beside_itself


@pytest.fixture
def report(noord, anna):
    return triaged(noord, by=anna, received=moment(2026, 3, 2), done=moment(2026, 3, 3))


def test_a_contact_sent_twice_is_one_contact(report, anna):
    for _ in range(2):
        note_contact(
            report.case,
            contact_with=ContactWith.FAMILY,
            channel=ContactChannel.PHONE,
            summary="Moeder gesproken.",
            at=moment(2026, 3, 4),
            actor=anna,
        )

    assert ContactMoment.objects.count() == 1


def test_a_notification_sent_twice_is_one_notification(report, anna):
    for _ in range(2):
        notify_authority(
            report.case,
            to=AuthorityKind.POLICE,
            organisation_name="Politie Noord",
            what="Dat er wapens in huis zijn.",
            ground="Direct gevaar",
            weighing="Vragen kan niet veilig.",
            at=moment(2026, 3, 4),
            actor=anna,
        )

    assert AuthorityNotice.objects.count() == 1


@pytest.mark.rule("002-10")
def test_an_attempt_sent_twice_is_one_attempt(report, anna):
    for _ in range(2):
        feedback = note_attempt(
            report.feedback.get(),
            channel=FeedbackChannel.PHONE,
            note="Voicemail.",
            at=moment(2026, 3, 4),
            actor=anna,
        )

    assert len(feedback.attempts) == 1


def test_a_paper_sent_twice_is_one_paper(report, anna):
    for _ in range(2):
        attach_to_report(report, SimpleUploadedFile("brief.txt", b"Hallo"), actor=anna)

    assert report.attachments.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_reports_at_once_on_a_closed_case_are_both_received(noord, anna, fatma):
    bring.make.instrument()
    first = register_report(report_facts(channel="police"), actor=fatma)
    forward_no_violence(first, receiver="Wijkteam", actor=anna)
    child = first.involvements.get(person__calling_name="Emma").person
    facts = [report_facts(persons=(a_child(reference=child.reference),)) for _ in range(4)]

    beside_itself(lambda: register_report(facts.pop(), actor=fatma))

    assert Case.objects.get().state == CaseState.ASSESSING
    assert Report.objects.count() == 5


def test_an_event_of_tomorrow_is_refused_whichever_way_it_comes_in(fatma):
    tomorrow = EventFacts(what="Geslagen", known_by="seen", happened_on=moment(2100, 1, 1).date())

    with pytest.raises(DomainError, match="in de toekomst"):
        register_report(report_facts(events=(tomorrow,)), actor=fatma)
