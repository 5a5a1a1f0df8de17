"""Informing the family later, on a ground of the law, two weeks at a time (D6, D2b, 7.23)."""

from datetime import date

import pytest
import time_machine
from django.utils import timezone

from cases.enums import DeferralGround, FeedbackChannel, NoticeState
from cases.models import CaseDeadline
from cases.services import family_notices as services
from cases.services.feedback import open_after_triage
from common.exceptions import DomainError
from deadlines.enums import DeadlineState
from tests.factories.letters import born, moment, named_report, smeets_report

CALM = "Veilig Thuis heeft een melding gekregen over uw gezin. Wij nemen contact met u op."


@pytest.fixture
def smeets(noord, anna):
    return smeets_report(noord, by=anna)


@pytest.fixture
def named(noord, anna):
    return named_report(noord, by=anna)


def notice_of(report):
    return report.family_notices.current().get()


def term(report, code):
    return CaseDeadline.objects.get(report=report, term=code)


def due(report, code):
    return timezone.localdate(term(report, code).due_at)


def at(*when):
    return time_machine.travel(moment(*when), tick=False)


@pytest.mark.rule("D6", "D2b", "004-15")
def test_s04_the_family_may_hear_later_for_the_investigation(smeets, anna, hanna):
    assert due(smeets, "D6") == date(2026, 5, 22)
    assert due(smeets, "D2b") == date(2026, 5, 6)

    with at(2026, 5, 6, 10):
        services.defer_notice(
            notice_of(smeets),
            ground=DeferralGround.INVESTIGATE,
            reason="Eerst met de kinderen spreken.",
            until=date(2026, 6, 5),
            actor=anna,
        )

    assert due(smeets, "D6") == date(2026, 6, 5)
    assert term(smeets, "D2b").state == DeadlineState.WITHDRAWN
    assert "vermoeden te onderzoeken" in term(smeets, "D2b").withdrawal_reason

    with at(2026, 6, 4, 10):
        notice = services.write_notice(notice_of(smeets), body=CALM, actor=anna)
        notice = services.release_notice(notice, actor=hanna)
        services.send_notice(notice, channel=FeedbackChannel.POST, actor=anna)
    assert term(smeets, "D6").state == DeadlineState.MET


@pytest.mark.rule("D6")
@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        pytest.param(date(2026, 6, 6), "nu tot en met 05-06-2026", id="more than two weeks on"),
        pytest.param(date(2026, 5, 6), "een dag na vandaag", id="today"),
    ],
)
def test_a_deferral_goes_in_steps_of_at_most_two_weeks(smeets, anna, until, sentence):
    with at(2026, 5, 6, 10), pytest.raises(DomainError, match=sentence):
        services.defer_notice(
            notice_of(smeets),
            ground=DeferralGround.INVESTIGATE,
            reason="Onderzoek loopt.",
            until=until,
            actor=anna,
        )
    assert notice_of(smeets).state == NoticeState.OPEN


@pytest.mark.rule("D6")
def test_a_second_decision_adds_two_weeks_again(smeets, anna):
    for when, until in (
        (moment(2026, 5, 6), date(2026, 6, 5)),
        (moment(2026, 6, 4), date(2026, 6, 19)),
    ):
        with time_machine.travel(when, tick=False):
            services.defer_notice(
                notice_of(smeets),
                ground=DeferralGround.END_VIOLENCE,
                reason="Nog niet veilig.",
                until=until,
                actor=anna,
            )

    assert due(smeets, "D6") == date(2026, 6, 19)


@pytest.mark.rule("D6")
def test_a_deferral_within_the_term_of_the_law_does_not_extend_it(smeets, anna):
    with at(2026, 5, 6, 10):
        services.defer_notice(
            notice_of(smeets),
            ground=DeferralGround.INVESTIGATE,
            reason="Gesprek op 12 mei.",
            until=date(2026, 5, 13),
            actor=anna,
        )

    assert due(smeets, "D6") == date(2026, 5, 22)


@pytest.mark.rule("D6")
def test_after_the_end_of_the_term_nothing_is_deferred(smeets, anna):
    with at(2026, 5, 26, 10), pytest.raises(DomainError, match="Verlengen kan niet meer"):
        services.defer_notice(
            notice_of(smeets),
            ground=DeferralGround.INVESTIGATE,
            reason="Te laat.",
            until=date(2026, 6, 2),
            actor=anna,
        )


@pytest.mark.rule("D2b")
def test_the_protocol_term_runs_on_for_who_is_not_deferred(named, anna):
    born(named, "Emma", 2010)
    with at(2026, 5, 5, 9):
        open_after_triage(named, at=moment(2026, 5, 4, 15), actor=anna)
        one, other = named.family_notices.current()
        services.defer_notice(
            one,
            ground=DeferralGround.INVESTIGATE,
            reason="Eerst Emma.",
            until=date(2026, 5, 8),
            actor=anna,
        )
        assert term(named, "D2b").state == DeadlineState.OPEN
        other = services.write_notice(other, body=CALM, actor=anna)
        other = services.release_notice(other, actor=anna)
        services.send_notice(other, channel=FeedbackChannel.POST, actor=anna)

    assert term(named, "D2b").state == DeadlineState.WITHDRAWN
    assert term(named, "D6").state == DeadlineState.OPEN


def put_off(notice, until, anna):
    return services.defer_notice(
        notice, ground=DeferralGround.INVESTIGATE, reason="Later.", until=until, actor=anna
    )


@pytest.mark.rule("D6")
def test_the_deferral_of_one_person_gives_another_no_more_time(named, anna):
    born(named, "Emma", 2010)
    with at(2026, 5, 6, 10):
        open_after_triage(named, at=moment(2026, 5, 4, 15), actor=anna)
        one, other = named.family_notices.current()
        put_off(one, date(2026, 6, 5), anna)

        with pytest.raises(DomainError, match="nu tot en met 05-06-2026"):
            put_off(other, date(2026, 6, 19), anna)


@pytest.mark.rule("D6")
def test_a_step_counts_from_the_day_that_was_chosen(smeets, anna):
    with at(2026, 5, 6, 10):
        put_off(notice_of(smeets), date(2026, 5, 26), anna)
        assert due(smeets, "D6") == date(2026, 5, 29)

        with pytest.raises(DomainError, match="nu tot en met 09-06-2026"):
            put_off(notice_of(smeets), date(2026, 6, 12), anna)


@pytest.mark.rule("D6", "D2b")
def test_the_family_is_informed_when_the_last_one_was_whoever_was_noted_last(named, anna):
    born(named, "Emma", 2010)
    with at(2026, 5, 5, 9):
        open_after_triage(named, at=moment(2026, 5, 4, 15), actor=anna)
        letters = [
            services.release_notice(services.write_notice(n, body=CALM, actor=anna), actor=anna)
            for n in named.family_notices.current()
        ]
    with at(2026, 5, 12, 9):
        for letter, sent in zip(
            letters, (moment(2026, 5, 11), moment(2026, 5, 5, 10)), strict=True
        ):
            services.send_notice(letter, channel=FeedbackChannel.POST, at=sent, actor=anna)

    assert term(named, "D2b").state == DeadlineState.MET_LATE
    assert term(named, "D6").met_at == moment(2026, 5, 11)
