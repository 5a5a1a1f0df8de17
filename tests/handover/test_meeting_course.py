"""A warm handover from its meeting to sharing the report (domain 2.8, 3.6)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.roles import Role
from audit.models import AuditEntry
from cases.enums import RegieKind, YesNoUnknown
from cases.models import CaseDeadline, ContactMoment, RegieAssignment
from common.exceptions import DomainError, TransitionBlocked
from handover.enums import HandoverState, RefusalReason
from handover.models import Handover, MeetingReport
from handover.selectors.meeting import monitoring_days, readers_of_report
from handover.services.agenda import (
    agree,
    divide_regie,
    explain_condition,
    write_meeting,
)
from handover.services.answering import refuse
from handover.services.attendance import keep_away
from handover.services.consents import note_consent
from handover.services.meeting import hold, plan_meeting
from handover.services.meeting_report import give_conditions, share_report
from localfield.models import BridgingPeriod, LocalDeadline
from monitoring.enums import MonitoringScheme
from notifications.models import Notification
from safetyplans.enums import PlanState
from sharing.models import Share
from tests.factories import cases as make_case
from tests.factories import meetings as make
from tests.factories.accounts import colleague
from tests.factories.organisations import local_team_of, municipality_of, veilig_thuis_of

pytestmark = pytest.mark.django_db

WAITING = {
    "waiting_list": YesNoUnknown.YES,
    "waits_for": "Systeemtherapie",
    "alternative_help": "Wim komt elke week.",
    "escalation_name": "Wim Postma",
    "escalation_phone": "06 12345678",
    "help_expected_on": date(2026, 8, 3),
}


@pytest.fixture
def begun(noord, bram, gijs):
    return make.begun(noord, by=bram, owner=gijs)


@pytest.fixture
def planned(noord, bram, gijs):
    return make.planned(noord, by=bram, owner=gijs)


@pytest.fixture
def ready(noord, bram, gijs):
    return make.ready_to_hold(noord, by=bram, owner=gijs)


@pytest.fixture
def wim(noord):
    return make.worker_at(local_team_of(noord))


def held(meeting, **facts) -> Handover:
    with make.at(make.HELD):
        facts = {"actor": meeting.handover.begun_by, **facts}
        return hold(meeting.handover, on=make.HELD_ON, **facts)


@pytest.mark.rule("D5a", "000-05", "000-15")
def test_held_the_receiver_has_two_working_days_and_regie_stays_with_vt(ready, noord):
    """Monday 30 March 2026, 14.00 hours: to be accepted on Wednesday 1 April."""
    handover = held(ready)

    assert handover.state == HandoverState.HELD
    assert handover.held_at == make.PLANNED_AT
    term = CaseDeadline.objects.open().get(term="D5a", report=handover.report)
    assert term.due_at.date() == date(2026, 4, 1)
    holders = RegieAssignment.objects.filter(case=handover.case, until=None)
    assert {row.organisation for row in holders} == {veilig_thuis_of(noord)}


@pytest.mark.rule("002-29", "003-58", "D9")
def test_held_is_the_day_from_which_vt_follows(ready):
    assert held(ready).monitoring_from == make.HELD_ON


def test_held_vt_no_longer_writes_in_the_plan(ready):
    handover = held(ready)
    assert handover.track.safety_plan.state == PlanState.HANDED_OVER


@pytest.mark.rule("000-06")
def test_held_with_the_family_the_silence_ends(ready):
    handover = held(ready)
    contact = ContactMoment.objects.get(case=handover.case, summary__contains=handover.number)
    assert (contact.at, contact.channel) == (make.PLANNED_AT, "home_visit")
    handover.case.refresh_from_db()
    assert handover.case.last_family_contact_at == make.PLANNED_AT


def test_held_without_the_family_no_contact_is_claimed(ready):
    with make.at(make.HELD):
        make.come(ready, family=False)
    handover = held(ready, despite="Zij wil niet nog een keer.")
    summaries = ContactMoment.objects.filter(case=handover.case).values_list("summary", flat=True)
    assert not any(handover.number in words for words in summaries)


@pytest.mark.rule("000-30", "D17")
def test_a_family_that_waits_is_looked_after_from_the_meeting_on(ready, gijs):
    with make.at(make.HELD):
        write_meeting(ready, actor=gijs, **WAITING)
    handover = held(ready)

    bridging = BridgingPeriod.objects.get(case=handover.case)
    assert (bridging.waits_for, bridging.organisation) == ("Systeemtherapie", handover.receiver)
    term = LocalDeadline.objects.open().get(term="D17", case=handover.case)
    assert term.due_at.date() == make.HELD_ON + timedelta(weeks=4)
    with make.at(make.SHARED), pytest.raises(TransitionBlocked, match="bij de overbrugging"):
        write_meeting(ready, actor=gijs, alternative_help="Iets anders.")


@pytest.mark.rule("000-30")
def test_a_refused_handover_ends_the_wait_it_began(ready, gijs, wim):
    with make.at(make.HELD):
        write_meeting(ready, actor=gijs, **WAITING)
    handover = held(ready)
    with make.at(make.SHARED):
        refuse(handover, reason=RefusalReason.NO_CAPACITY, note="Er is geen plek.", actor=wim)

    assert not BridgingPeriod.objects.active().exists()
    assert not LocalDeadline.objects.open().filter(term="D17").exists()


@pytest.mark.parametrize(
    ("handed_over", "scheme", "days"),
    [
        (
            date(2025, 8, 20),
            MonitoringScheme.THREE_SIX_TWELVE,
            [date(2025, 11, 20), date(2026, 2, 20), date(2026, 8, 20)],
        ),
        (
            date(2025, 9, 3),
            MonitoringScheme.THREE_SIX_TWELVE,
            [date(2025, 12, 3), date(2026, 3, 3), date(2026, 9, 3)],
        ),
        (
            date(2025, 9, 3),
            MonitoringScheme.THREE_TWELVE,
            [date(2025, 12, 3), date(2026, 9, 3)],
        ),
        (
            date(2025, 10, 1),
            MonitoringScheme.THREE_SIX_TWELVE,
            [date(2026, 1, 5), date(2026, 4, 1), date(2026, 10, 1)],
        ),
    ],
    ids=["S01", "S11", "S11 GV", "S16"],
)
@pytest.mark.rule("D9", "002-29")
def test_when_vt_looks_again_is_counted_from_the_meeting(begun, handed_over, scheme, days):
    assert monitoring_days(begun, scheme, handed_over=handed_over) == days


def test_a_day_to_come_or_before_the_handover_cannot_have_been_the_meeting(ready, gijs):
    for day, why in ((make.HELD_ON + timedelta(days=1), "nog komen"), (date(2026, 3, 1), "begin")):
        with make.at(make.HELD), pytest.raises(DomainError, match=why):
            hold(ready.handover, on=day, actor=gijs)


@pytest.mark.rule("000-27")
def test_the_receiver_writes_along_and_holds_at_the_table_but_prepares_nothing(ready, wim):
    with make.at(make.HELD):
        write_meeting(ready, actor=wim, remarks="Wim vroeg naar school.")
        with pytest.raises(PermissionDenied):
            plan_meeting(
                ready.handover,
                place="vt",
                place_note="",
                planned_at=make.PLANNED_AT + timedelta(days=9),
                actor=wim,
            )
    assert held(ready, actor=wim).state == HandoverState.HELD
    with make.at(make.SHARED), pytest.raises(TransitionBlocked):
        write_meeting(ready, actor=wim, remarks="Nog iets.")


@pytest.mark.rule("A12")
def test_who_is_kept_out_of_the_family_does_not_write_along(ready, wim):
    ready.handover.case.conflicts.create(user=wim, reason="Buurman", recorded_by=wim)
    with make.at(make.HELD), pytest.raises(PermissionDenied):
        write_meeting(ready, actor=wim, remarks="Ik ken ze.")


@pytest.mark.rule("A2")
def test_another_municipality_and_another_region_write_nothing(ready, noord, zuid, chantal):
    other = colleague("Olga Smit", Role.CONSULENT, municipality_of(noord, "Gemeente Verderop"))
    for stranger in (other, chantal):
        with make.at(make.HELD), pytest.raises(PermissionDenied):
            write_meeting(ready, actor=stranger, remarks="Meegelezen.")


@pytest.mark.rule("001-04", "001-17")
def test_after_the_meeting_words_get_better_and_nothing_agreed_goes(noord, bram, gijs):
    meeting = make.drafted(noord, by=bram, owner=gijs)
    with make.at(make.SHARED):
        write_meeting(meeting, actor=gijs, consequences="Dan belt Wim meteen Veilig Thuis.")
        with pytest.raises(TransitionBlocked, match="niet herstelt"):
            write_meeting(meeting, actor=gijs, consequences=" ")
        with pytest.raises(TransitionBlocked, match="met naam en datum"):
            divide_regie(make.regie_of(meeting, RegieKind.CASUSREGIE), actor=gijs, since=None)
    meeting.refresh_from_db()
    assert meeting.consequences == "Dan belt Wim meteen Veilig Thuis."


@pytest.mark.rule("001-03")
def test_the_conditions_in_writing_are_to_one_of_this_meeting_and_not_in_the_future(
    noord, bram, gijs
):
    meeting = make.drafted(noord, by=bram, owner=gijs)
    stranger = make_case.person(noord, "Vreemd")
    day = make.SHARED.date()
    with make.at(make.SHARED):
        for facts, why in (
            ({"person": stranger, "on": day, "how": "post"}, "niet bij dit gesprek"),
            ({"to_receiver": True, "on": day + timedelta(days=1), "how": "post"}, "nog komen"),
            ({"to_receiver": True, "on": day, "how": " "}, "hoe"),
            ({"on": day, "how": "post"}, "ontvanger"),
        ):
            with pytest.raises(DomainError, match=why):
                give_conditions(meeting, actor=gijs, **facts)


@pytest.mark.rule("A9", "001-01", "003-15")
def test_sharing_gives_everybody_a_report_and_the_receiver_the_document(noord, bram, gijs, wim):
    handover = make.shared(noord, by=bram, owner=gijs)

    assert handover.state == HandoverState.REPORT_SHARED
    readers = MeetingReport.objects.filter(meeting__handover=handover)
    assert {row.person.calling_name if row.person else "ontvanger" for row in readers} == {
        "Fenna",
        "ontvanger",
    }
    assert handover.document.frozen_at == make.SHARED
    assert Share.objects.filter(case=handover.case, number=handover.number).exists()
    title = f"Overdracht {handover.number} wacht op uw antwoord"
    assert Notification.objects.filter(recipient=wim, title=title).exists()


@pytest.mark.rule("001-23", "A9")
def test_consent_at_the_table_changes_one_answer_and_keeps_to_who_may_give_it(planned, gijs):
    handover = planned.handover
    child = planned.attendances.get(person__calling_name="Sanne").person
    with make.at(make.HELD):
        with pytest.raises(DomainError, match="telt deze toestemming niet"):
            note_consent(planned, child, answer="given", given_by="self", actor=gijs)
        note_consent(planned, child, answer="refused", given_by="custodians", actor=gijs)
    handover.refresh_from_db()
    answers = {row["person"]: row["answer"] for row in handover.consents}
    assert answers.pop(child.pk) == "refused"
    assert set(answers.values()) == {"given"}


def test_no_name_and_no_words_of_the_family_stand_in_the_log(ready):
    held(ready)
    rows = AuditEntry.objects.filter(case_number=ready.handover.case.number)
    for row in rows:
        assert "Fenna" not in str(row.data)
        assert "rustig thuis" not in str(row.data)


def test_a_condition_is_no_longer_explained_after_the_report_is_shared(noord, bram, gijs):
    handover = make.shared(noord, by=bram, owner=gijs)
    talk = handover.meeting.condition_talks.get()
    with make.at(make.SHARED), pytest.raises(TransitionBlocked):
        explain_condition(talk, actor=gijs, explained=False)
    with make.at(make.SHARED), pytest.raises(TransitionBlocked):
        agree(handover.meeting, actor=gijs, who="Wim", what="Belt", when="morgen")
    with make.at(make.SHARED), pytest.raises(TransitionBlocked):
        share_report(handover, actor=gijs)


def test_who_was_kept_away_gets_no_report(noord, bram, gijs):
    meeting = make.begun(noord, by=bram, owner=gijs)
    mother = meeting.attendances.get(person__calling_name="Fenna")
    with make.at(make.INVITED):
        keep_away(mother, why="Niet veilig.", actor=gijs)
    assert readers_of_report(meeting) == []
