"""Giving advice, as the desk does it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.roles import Role
from audit.models import AuditEntry
from common.code_lists import Capacity
from common.exceptions import DomainError, ReasonRequired, TransitionBlocked
from consultations.enums import AdviceKind, AdviceState, MeldcodeStep, SafetyAnswer
from consultations.models import Consultation
from consultations.services.advice_facts import Reasons
from consultations.services.advising import (
    begin_advice,
    change_advice,
    close_advice,
    give_advice,
    lapse_advice,
    register_advice,
    reopen_advice,
)
from consultations.services.conversion import caller_agrees, report_followed
from consultations.services.scanning import KEPT_THERE
from consultations.services.supporting import note_support_contact, start_support
from tests.factories.accounts import colleague
from tests.factories.consultations import advice, advice_facts, running_advice
from tests.factories.organisations import veilig_thuis_of
from tests.notifications.test_concurrency import beside_itself
from workflow.steps import take_step

pytestmark = pytest.mark.django_db


@pytest.mark.rule("004-17", "004-18")
def test_a_plain_talk_is_registered_and_closed_in_one_go(fatma):
    row = advice(fatma)

    assert row.state == AdviceState.CLOSED
    assert row.number == f"AD-{timezone.localdate().year}-00001"
    assert row.handled_by == fatma
    assert row.duration >= timedelta(minutes=10)


def test_handed_in_twice_it_is_one_advice(fatma):
    facts = advice_facts()

    assert register_advice(facts, actor=fatma) == register_advice(facts, actor=fatma)
    assert Consultation.objects.count() == 1


@pytest.mark.rule("003-14")
@pytest.mark.parametrize("missing", [{"meldcode_step": ""}, {"purpose": ""}])
def test_step_and_purpose_are_asked_of_everybody(fatma, missing):
    with pytest.raises(TransitionBlocked, match=r"meldcode|waarvoor"):
        advice(fatma, **missing)
    assert not Consultation.objects.exists()


@pytest.mark.rule("003-14")
def test_a_professional_knows_the_step_a_neighbour_need_not(fatma):
    with pytest.raises(TransitionBlocked, match="stap van de meldcode"):
        advice(fatma, meldcode_step=MeldcodeStep.UNKNOWN)

    neighbour = advice(fatma, meldcode_step=MeldcodeStep.UNKNOWN, capacity=Capacity.NEIGHBOURHOOD)
    table = advice(fatma, meldcode_step=MeldcodeStep.NOT_APPLICABLE, kind=AdviceKind.ZSM)
    assert (neighbour.state, table.state) == (AdviceState.CLOSED, AdviceState.CLOSED)


@pytest.mark.rule("004-17")
@pytest.mark.parametrize("missing", [{"capacity": ""}, {"channel": ""}])
def test_how_and_in_which_capacity_somebody_calls_is_always_known(fatma, missing):
    with pytest.raises(TransitionBlocked, match="kanaal en in welke hoedanigheid"):
        advice(fatma, **missing)
    assert not Consultation.objects.exists()


@pytest.mark.rule("000-12")
def test_a_home_visit_needs_a_concrete_question(fatma):
    with pytest.raises(TransitionBlocked, match="concrete vraag"):
        advice(fatma, home_visit=True)
    assert advice(fatma, home_visit=True, home_visit_question="Hoe praten we met vader?")


@pytest.mark.rule("002-03")
def test_acute_is_told_to_be_a_report_or_there_is_a_reason(fatma):
    acute = {"weigh_safety": SafetyAnswer.ACUTE}
    with pytest.raises(ReasonRequired, match="melden hier de norm"):
        advice(fatma, **acute)

    assert advice(fatma, norm_told=True, **acute).state == AdviceState.CLOSED
    with pytest.raises(ReasonRequired, match="te herkennen"):
        register_advice(
            advice_facts(**acute),
            actor=fatma,
            reasons=Reasons(norm="Mevrouw Sandra Jansen durfde niet."),
        )
    explained = register_advice(
        advice_facts(**acute), actor=fatma, reasons=Reasons(norm="De politie heeft al gemeld.")
    )
    assert explained.state == AdviceState.CLOSED
    assert explained.norm_untold_because == "De politie heeft al gemeld."
    assert "politie" not in str(list(AuditEntry.objects.values_list("data", flat=True)))


@pytest.mark.rule("002-03")
def test_why_the_norm_was_not_mentioned_is_kept_while_the_talk_goes_on(fatma):
    facts = advice_facts(weigh_safety=SafetyAnswer.ACUTE)
    talk = begin_advice(facts, actor=fatma, reasons=Reasons(norm="De politie heeft al gemeld."))

    done = give_advice(talk, actor=fatma)

    assert done.norm_untold_because == "De politie heeft al gemeld."
    told = change_advice(done, replace(facts, norm_told=True), actor=fatma)
    assert told.norm_untold_because == ""


def test_somebody_without_the_role_gives_no_advice(gijs, daan):
    for somebody in (gijs, daan):
        with pytest.raises(PermissionDenied):
            advice(somebody)
    assert not Consultation.objects.exists()


def test_a_talk_that_goes_on_is_finished_later(fatma):
    talk = running_advice(fatma)
    assert talk.state == AdviceState.TALKING

    with pytest.raises(TransitionBlocked, match="welk advies"):
        give_advice(talk, actor=fatma)


@pytest.mark.rule("004-17")
def test_support_has_a_plan_a_day_and_an_end(fatma):
    row = give_advice(running_advice(fatma, advice="Blijf contact houden."), actor=fatma)
    tomorrow = timezone.localdate() + timedelta(days=1)

    with pytest.raises(TransitionBlocked, match="plan"):
        start_support(row, plan="", next_contact_on=tomorrow, actor=fatma)
    row = start_support(row, plan="Samen naar het wijkteam.", next_contact_on=tomorrow, actor=fatma)
    note_support_contact(row, summary="Heeft een afspraak.", next_contact_on=tomorrow, actor=fatma)

    with pytest.raises(TransitionBlocked, match="waarom de ondersteuning stopt"):
        close_advice(row, reason="", actor=fatma)
    closed = close_advice(row, reason="to_local_help", actor=fatma)
    assert (closed.state, closed.next_contact_on) == (AdviceState.CLOSED, None)


def test_a_wrong_connection_lapses_with_a_reason(fatma):
    row = running_advice(fatma)
    with pytest.raises(TransitionBlocked, match="waarom dit advies vervalt"):
        lapse_advice(row, reason=" ", actor=fatma)
    assert lapse_advice(row, reason="Verkeerd verbonden", actor=fatma).state == AdviceState.LAPSED


def test_a_closed_advice_opens_again_with_a_reason(fatma):
    row = advice(fatma)
    with pytest.raises(TransitionBlocked, match="waarom u dit advies heropent"):
        reopen_advice(row, reason="", actor=fatma)
    assert reopen_advice(row, reason="Beller belt terug", actor=fatma).state == AdviceState.ADVISED


@pytest.mark.rule("003-22")
def test_only_a_caller_who_wants_to_report_is_converted(fatma):
    row = running_advice(fatma)
    with pytest.raises(TransitionBlocked, match="wil nog niet melden"):
        take_step(row, "convert", actor=fatma, report_number="M-2026-00007", at=timezone.now())
    moment = timezone.now() - timedelta(minutes=1)
    row = caller_agrees(row, actor=fatma, at=moment)
    done = report_followed(row, report_number="M-2026-00007", actor=fatma, at=moment)

    assert (done.state, done.report_number) == (AdviceState.CONVERTED, "M-2026-00007")
    assert report_followed(row, report_number="M-2026-00007", actor=fatma).pk == done.pk
    with pytest.raises(TransitionBlocked):
        report_followed(row, report_number="M-2026-00008", actor=fatma)


def test_only_who_takes_in_reports_in_this_region_makes_an_advice_one(fatma, gijs, daan, zuid):
    row = running_advice(fatma)
    elsewhere = colleague("Vera Ander", Role.INTAKE, veilig_thuis_of(zuid))

    for nobody in (gijs, daan, elsewhere):
        with pytest.raises(PermissionDenied):
            caller_agrees(row, actor=nobody)
        with pytest.raises(PermissionDenied):
            report_followed(row, report_number="M-2026-00007", actor=nobody)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_gives_one_advice(fatma):
    facts = advice_facts()

    beside_itself(lambda: register_advice(facts, actor=fatma))

    assert Consultation.objects.get().state == AdviceState.CLOSED


@pytest.mark.parametrize("year", [1, 1950, 2014])
def test_no_talk_is_of_before_veilig_thuis_began(fatma, year):
    with pytest.raises(DomainError, match="vóór 2015"):
        advice(fatma, began_at=datetime(year, 1, 2, 12, tzinfo=UTC))
    assert not Consultation.objects.exists()


def test_no_contact_is_of_before_the_first_talk(fatma):
    today = timezone.localdate()
    row = advice(fatma, support_plan="Naar het wijkteam.", next_contact_on=today)

    with pytest.raises(DomainError, match="vóór het eerste gesprek"):
        note_support_contact(
            row,
            summary="Gebeld.",
            at=timezone.now() - timedelta(days=2),
            next_contact_on=today,
            actor=fatma,
        )


def test_a_contact_sent_twice_is_one_contact(fatma):
    row = advice(fatma, support_plan="Naar het wijkteam.", next_contact_on=timezone.localdate())
    sent = {"summary": "Gebeld.", "at": timezone.now(), "next_contact_on": timezone.localdate()}

    first, second = (note_support_contact(row, actor=fatma, **sent) for _ in range(2))

    assert first == second


@pytest.mark.rule("A6")
def test_nothing_that_points_to_a_person_is_recorded_without_a_reason(fatma):
    told = "Bel 06 12 34 56 78"
    with pytest.raises(ReasonRequired, match="anoniem"):
        running_advice(fatma, question=told)
    talk = running_advice(fatma)
    with pytest.raises(ReasonRequired, match="anoniem"):
        change_advice(talk, advice_facts(agreements=told), actor=fatma)
    with pytest.raises(ReasonRequired, match="anoniem"):
        lapse_advice(talk, reason=told, actor=fatma)

    reason = Reasons(identities="Nummer van de huisarts")
    talk = change_advice(talk, advice_facts(agreements=told), actor=fatma, reasons=reason)
    assert talk.overruled_because == "Nummer van de huisarts"
    assert change_advice(talk, advice_facts(), actor=fatma).overruled_because == ""


@pytest.mark.rule("A6")
def test_why_something_stays_can_be_taken_out_again_so_the_log_does_not_hold_it(fatma):
    facts = advice_facts(
        advice="Bel mevrouw Sandra Jansen.",
        support_plan="Naar het wijkteam.",
        next_contact_on=timezone.localdate(),
    )
    reason = Reasons(identities="Sandra Jansen is de huisarts")
    row = register_advice(facts, actor=fatma, reasons=reason)

    assert row.overruled_because == "Sandra Jansen is de huisarts"
    assert KEPT_THERE in str(list(AuditEntry.objects.values_list("data", flat=True)))
    assert "Jansen" not in str(list(AuditEntry.objects.values()))


def test_only_who_gives_advice_in_this_region_changes_one(fatma, gijs, zuid):
    talk = running_advice(fatma)
    elsewhere = colleague("Ziva Blok", Role.INTAKE, veilig_thuis_of(zuid))

    for somebody in (gijs, elsewhere):
        with pytest.raises(PermissionDenied):
            change_advice(talk, advice_facts(), actor=somebody)


@pytest.mark.rule("004-17")
def test_what_an_advice_had_to_hold_is_not_taken_away_later(fatma):
    row = advice(fatma, support_plan="Samen.", next_contact_on=timezone.localdate())

    with pytest.raises(TransitionBlocked) as refused:
        change_advice(row, advice_facts(advice="", occasions=()), actor=fatma)
    assert len(refused.value.reasons) == 3
