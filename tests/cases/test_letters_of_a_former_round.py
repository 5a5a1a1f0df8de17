"""What was written for a decision that no longer stands, and sending while it is reopened."""

import threading
from contextlib import contextmanager

import pytest
import time_machine
from django.db import connection, transaction
from django.urls import reverse

from cases.enums import (
    AssessmentState,
    DeferralGround,
    FeedbackChannel,
    FeedbackState,
    NoticeState,
)
from cases.models import CaseDeadline, FamilyNotice, Feedback, Report
from cases.services import assessment as assessments
from cases.services import family_notices, feedback
from common.exceptions import DomainError, TransitionBlocked
from tests.factories.letters import moment, named_report

OLD = "Wij starten een onderzoek naar uw gezin."
LATER = moment(2026, 5, 12)


@pytest.fixture
def report(noord, anna):
    return named_report(noord, by=anna)


def notice_of(report) -> FamilyNotice:
    return report.family_notices.current().first()


def decided_again(report, anna) -> None:
    with time_machine.travel(LATER, tick=False):
        feedback.open_after_triage(report, at=LATER, actor=anna)


@pytest.mark.rule("002-14")
@pytest.mark.parametrize("released", [False, True])
def test_an_unsent_letter_to_the_family_is_set_aside_with_its_words(report, anna, released):
    old = family_notices.write_notice(notice_of(report), body=OLD, actor=anna)
    if released:
        family_notices.release_notice(old, actor=anna)

    decided_again(report, anna)

    new = report.family_notices.current().get(addressee=old.addressee)
    assert (new.state, new.body, new.author) == (NoticeState.OPEN, "", None)
    old.refresh_from_db()
    assert (old.body, old.document) == (OLD, None)


@pytest.mark.rule("002-14")
def test_a_letter_that_was_set_aside_goes_nowhere(report, anna, hanna):
    old = family_notices.write_notice(notice_of(report), body=OLD, actor=anna)
    decided_again(report, anna)

    with pytest.raises(TransitionBlocked, match="eerder besluit"):
        family_notices.release_notice(old, actor=anna)
    with pytest.raises(TransitionBlocked, match="eerder besluit"):
        family_notices.write_notice(old, body="Anders.", actor=anna)
    with pytest.raises(DomainError):
        family_notices.ask_second_reader(old, reader=hanna, actor=anna)


@pytest.mark.rule("D6", "002-14")
def test_a_deferral_outlives_the_text_that_was_written_under_it(report, anna):
    old = family_notices.write_notice(notice_of(report), body=OLD, actor=anna)
    with time_machine.travel(moment(2026, 5, 5), tick=False):
        family_notices.defer_notice(
            old,
            ground=DeferralGround.END_VIOLENCE,
            reason="Nog niet veilig.",
            until=moment(2026, 5, 25).date(),
            actor=anna,
        )

    decided_again(report, anna)

    new = report.family_notices.current().get(addressee=old.addressee)
    assert new.pk != old.pk
    assert (new.state, new.body) == (NoticeState.DEFERRED, "")
    assert (new.deferral_reason, new.deferred_until) == (
        "Nog niet veilig.",
        moment(2026, 5, 25).date(),
    )


@pytest.mark.rule("002-10")
def test_an_unsent_letter_to_the_reporter_is_set_aside_but_the_attempts_count(report, anna):
    old = feedback.write_feedback(report.feedback.get(), message=OLD, actor=anna)
    feedback.note_attempt(old, channel=FeedbackChannel.PHONE, actor=anna)

    decided_again(report, anna)

    new = report.feedback.current().get()
    assert (new.state, new.message, len(new.attempts)) == (FeedbackState.OPEN, "", 1)
    assert report.feedback.get(pk=old.pk).message == OLD
    with pytest.raises(TransitionBlocked, match="eerder besluit"):
        feedback.release_feedback(old, actor=anna)


def test_what_was_set_aside_can_still_be_read(report, anna, client):
    old = family_notices.write_notice(notice_of(report), body=OLD, actor=anna)
    decided_again(report, anna)
    client.force_login(anna)

    listed = client.get(reverse("cases:letters", args=[report.number])).content.decode()
    place = list(report.family_notices.order_by("pk")).index(old) + 1
    shown = client.get(reverse("cases:notice", args=[report.number, place])).content.decode()

    assert "Vervallen" in listed
    assert "Niets: hoort bij een eerder besluit" in listed
    assert OLD in shown
    assert "Bewaar en geef vrij" not in shown
    assert "Wat nog nodig is" not in shown


def released(report, anna) -> tuple[Feedback, FamilyNotice]:
    message = feedback.write_feedback(report.feedback.get(), message="Dank.", actor=anna)
    notice = family_notices.write_notice(notice_of(report), body="Wij bellen u.", actor=anna)
    return (
        feedback.release_feedback(message, actor=anna),
        family_notices.release_notice(notice, actor=anna),
    )


@contextmanager
def beside(act, said: list[str]):
    """Run ``act`` in another connection; the block goes on until ``act`` waits for it."""

    def run():
        said.append(outcome_of(act))
        connection.close()

    thread = threading.Thread(target=run)
    with transaction.atomic():
        yield
        thread.start()
        while thread.is_alive() and not somebody_waits_for_us():
            thread.join(0.01)
    thread.join()


def somebody_waits_for_us() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "select exists (select from pg_locks where not granted"
            " and pg_backend_pid() = any(pg_blocking_pids(pid)))"
        )
        return bool(cursor.fetchone()[0])


def outcome_of(act) -> str:
    try:
        act()
    except TransitionBlocked as refusal:
        return str(refusal)
    return "done"


@pytest.mark.rule("002-10", "002-15")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["feedback", "notice"])
def test_who_sends_while_the_assessment_is_reopened_is_told_so(report, anna, bram, kind):
    message, notice = released(report, anna)
    sends = {
        "feedback": lambda: feedback.send_feedback(
            Feedback.objects.get(pk=message.pk), channel=FeedbackChannel.POST, actor=anna
        ),
        "notice": lambda: family_notices.send_notice(
            FamilyNotice.objects.get(pk=notice.pk), channel=FeedbackChannel.POST, actor=anna
        ),
    }
    said: list[str] = []

    with beside(sends[kind], said):
        assessments.reopen(report.assessment, reason="Nieuw feit", actor=bram)

    assert "nog niet afgerond" in said[0]
    assert not CaseDeadline.objects.open().filter(report=report, term="D3").exists()


@pytest.mark.rule("002-15")
@pytest.mark.django_db(transaction=True)
def test_who_reopens_while_a_letter_is_sent_ends_the_term_it_started(report, anna, bram):
    message, _ = released(report, anna)
    said: list[str] = []

    def reopen():
        stale = Report.objects.get(pk=report.pk).assessment
        assessments.reopen(stale, reason="Nieuw feit", actor=bram)

    with beside(reopen, said):
        feedback.send_feedback(message, channel=FeedbackChannel.POST, actor=anna)

    report.assessment.refresh_from_db()
    assert said == ["done"]
    assert report.assessment.state == AssessmentState.REOPENED
    assert not CaseDeadline.objects.open().filter(report=report, term="D3").exists()


@pytest.mark.rule("002-15")
@pytest.mark.django_db(transaction=True)
def test_of_two_who_send_at_once_one_starts_the_term(report, anna):
    message, _ = released(report, anna)
    said: list[str] = []

    def send():
        fresh = Feedback.objects.get(pk=message.pk)
        feedback.send_feedback(fresh, channel=FeedbackChannel.POST, actor=anna)

    with beside(send, said):
        send()

    assert "intussen veranderd" in said[0]
    assert CaseDeadline.objects.open().filter(report=report, term="D3").count() == 1
