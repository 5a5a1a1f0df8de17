"""The same thing sent twice, or by two at once: done once, without script as well."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from audit.events import AuditEvent
from audit.models import AuditEntry
from cases.enums import (
    AuthorityKind,
    CaseState,
    ContactChannel,
    ContactWith,
    FeedbackChannel,
    GrantReason,
)
from cases.models import (
    AccessGrant,
    AuthorityNotice,
    Case,
    ContactMoment,
    IdentityReveal,
    Report,
)
from cases.services.attachments import attach_to_report
from cases.services.authority_notices import notify_authority
from cases.services.contacts import note_contact
from cases.services.exits import forward_no_violence
from cases.services.feedback import note_attempt
from cases.services.grants import break_glass, reveal_reporter
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


def open_with_a_reason(case, gijs, reason="Politie belt"):
    return break_glass(case.number, kind=GrantReason.CRISIS, reason=reason, actor=gijs)


@pytest.mark.rule("A1")
def test_a_case_opened_twice_for_one_reason_is_opened_once(report, gijs):
    first, second = (open_with_a_reason(report.case, gijs) for _ in range(2))

    assert first == second
    assert open_with_a_reason(report.case, gijs, reason="Gezin belt") != first
    assert AuditEntry.objects.filter(event=AuditEvent.ACCESS_GRANTED).count() == 2


@pytest.mark.rule("A1")
def test_the_same_reason_opens_again_when_the_time_is_over(report, gijs, time_machine):
    time_machine.move_to(moment(2026, 3, 4))
    first = open_with_a_reason(report.case, gijs)
    time_machine.move_to(moment(2026, 3, 5))

    assert open_with_a_reason(report.case, gijs) != first


@pytest.mark.rule("A1")
@pytest.mark.django_db(transaction=True)
def test_a_double_click_opens_once(report, gijs):
    beside_itself(lambda: open_with_a_reason(report.case, gijs))

    assert AccessGrant.objects.count() == 1


@pytest.mark.rule("A5")
def test_a_name_asked_twice_for_one_reason_is_shown_once(report, gijs):
    for _ in range(2):
        reveal_reporter(report, reason="Bellen over de afspraken", actor=gijs)

    assert IdentityReveal.objects.count() == 1
    assert AuditEntry.objects.filter(event=AuditEvent.REVEALED).count() == 1


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
