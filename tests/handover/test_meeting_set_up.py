"""A warm handover until its meeting: who sits there, what is talked over, and when (2.8, 3.6)."""

from datetime import date, timedelta

import pytest

from cases.enums import RegieKind
from common.exceptions import DomainError, TransitionBlocked
from handover.enums import HandoverForm, HandoverState, Side
from handover.guards import meeting as guards
from handover.models import Handover, WarmMeeting
from handover.services.agenda import (
    divide_regie,
    note_question,
)
from handover.services.attendance import add_guest, invite_person, remove_guest
from handover.services.meeting import begin_meeting, note_attempt, plan_meeting
from notifications.models import Notification
from people.models import HouseholdMember
from tests.factories import cases as make_case
from tests.factories import meetings as make
from tests.factories.organisations import local_team_of, municipality_of
from tracks.enums import TrackState

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun(noord, bram, gijs):
    return make.begun(noord, by=bram, owner=gijs)


@pytest.fixture
def planned(noord, bram, gijs):
    return make.planned(noord, by=bram, owner=gijs)


@pytest.fixture
def wim(noord):
    return make.worker_at(local_team_of(noord))


@pytest.mark.rule("000-06", "000-27", "001-04")
def test_a_meeting_is_set_up_with_everybody_and_everything_to_talk_about(begun):
    assert {seat.person.calling_name for seat in begun.attendances.filter(side=Side.FAMILY)} == {
        "Fenna",
        "Sanne",
    }
    assert begun.attendances.filter(side=Side.VT, name="Gijs van Dam").count() == 1
    assert begun.attendances.filter(side=Side.RECEIVER, name="Wim Postma").count() == 1
    assert begun.help_questions.count() == 2
    assert begun.condition_talks.get().text == "Sanne ziet en hoort thuis geen geweld."
    assert begun.regie_agreements.count() == len(RegieKind)
    assert begun.agreements.count() == 3


def test_a_written_handover_has_no_meeting(begun, gijs):
    WarmMeeting.objects.filter(pk=begun.pk).update(other_views="")
    Handover.objects.filter(pk=begun.handover_id).update(form=HandoverForm.WRITTEN)
    with make.at(make.BEGUN), pytest.raises(TransitionBlocked, match="schriftelijk"):
        begin_meeting(begun.handover, actor=gijs)


@pytest.mark.rule("001-01", "003-44")
def test_brought_up_to_date_it_asks_who_joined_and_what_changed_and_loses_nothing(
    begun, noord, gijs
):
    baby = make_case.person(noord, "Noor", birth_year=2025)
    HouseholdMember.objects.create(
        household=begun.handover.case.household, person=baby, since=date(2026, 1, 1)
    )
    talk = begun.condition_talks.get()
    talk.text, talk.explained = "Zo stond het er eerst.", True
    talk.save()
    asked = begun.help_questions.get(person__calling_name="Fenna")
    with make.at(make.INVITED):
        note_question(asked, actor=gijs, question="Rust in huis.")
        assert not guards.conditions_are_current(begun.handover)
        begin_meeting(begun.handover, actor=gijs)

        assert guards.conditions_are_current(begun.handover)
    assert begun.attendances.filter(person=baby).exists()
    talk.refresh_from_db()
    assert (talk.explained, talk.text) == (False, "Sanne ziet en hoort thuis geen geweld.")
    asked.refresh_from_db()
    assert asked.question == "Rust in huis."


def test_a_guest_comes_along_and_goes_only_as_long_as_not_invited(begun, noord, gijs):
    with make.at(make.INVITED):
        oma = add_guest(begun, side=Side.NETWORK, name="Oma Riet", actor=gijs)
        assert add_guest(begun, side=Side.NETWORK, name="Oma Riet", actor=gijs) == oma
        invite_person(oma, on=make.BEGUN.date(), actor=gijs)
        with pytest.raises(DomainError, match="al uitgenodigd"):
            remove_guest(oma, actor=gijs)
        with pytest.raises(DomainError, match="Gezinsleden"):
            add_guest(begun, side=Side.FAMILY, name="Vader", actor=gijs)
        aunt = add_guest(begun, side=Side.NETWORK, name="Tante Jo", actor=gijs)
        remove_guest(aunt, actor=gijs)
    assert not begun.attendances.filter(name="Tante Jo").exists()


def test_a_guest_of_another_region_is_no_party(begun, zuid, gijs):
    elsewhere = municipality_of(zuid)
    with make.at(make.INVITED), pytest.raises(DomainError, match="niet in deze regio"):
        add_guest(begun, side=Side.OTHER, name="Iemand", organisation=elsewhere, actor=gijs)
    row = make.regie_of(begun, RegieKind.CASUSREGIE)
    with make.at(make.INVITED), pytest.raises(DomainError, match="niet in deze regio"):
        divide_regie(row, actor=gijs, organisation=elsewhere)


def test_a_person_with_regie_works_at_the_organisation_that_has_it(begun, noord, gijs, daan):
    row = make.regie_of(begun, RegieKind.CASUSREGIE)
    with make.at(make.INVITED), pytest.raises(DomainError, match="werkt niet bij"):
        divide_regie(row, actor=gijs, organisation=local_team_of(noord), person=daan)


def test_a_day_in_the_invitation_is_not_a_plan_yet(begun, gijs):
    facts = {"place": "vt", "place_note": "Kamer 2", "planned_at": make.PLANNED_AT}
    with make.at(make.INVITED):
        plan_meeting(begun.handover, actor=gijs, **facts)
    fresh = make.fresh(begun)
    assert (fresh.planned_at, fresh.handover.state) == (
        make.PLANNED_AT,
        HandoverState.COORDINATED,
    )


def test_a_planned_day_lets_the_track_wait_for_its_handover_and_tells_the_receiver(planned, wim):
    planned.handover.track.refresh_from_db()
    assert planned.handover.track.state == TrackState.HANDOVER_PLANNED
    titles = set(Notification.objects.filter(recipient=wim).values_list("title", flat=True))
    assert (
        f"Overdracht {planned.handover.number} heeft een gesprek op 30 mrt 2026 om 14.00 uur"
        in (titles)
    )
    assert not any("Fenna" in title or "Vermeer" in title for title in titles)


def test_a_meeting_is_moved_and_the_receiver_hears_each_day(planned, gijs, wim):
    before = Notification.objects.filter(recipient=wim).count()
    later = make.PLANNED_AT + timedelta(days=1)
    with make.at(make.INVITED):
        plan_meeting(planned.handover, place="vt", place_note="", planned_at=later, actor=gijs)
    with make.at(later + timedelta(hours=1)):
        again = later + timedelta(days=2)
        note_attempt(planned.handover, why="Ziek.", new_at=again, actor=gijs)
    assert Notification.objects.filter(recipient=wim).count() == before + 2


def test_a_day_that_is_past_is_no_plan(begun, gijs):
    with make.at(make.HELD), pytest.raises(DomainError, match="al geweest"):
        plan_meeting(
            begun.handover, place="vt", place_note="", planned_at=make.PLANNED_AT, actor=gijs
        )
