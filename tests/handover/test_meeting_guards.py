"""What a warm handover asks before its meeting, at the table, and after it."""

from datetime import timedelta

import pytest

from cases.enums import RegieKind, YesNoUnknown
from common.exceptions import DomainError, ReasonRequired, TransitionBlocked
from handover.enums import AgreementKind, HandoverState, MeetingPlace, Side
from handover.guards import attendance
from handover.guards import meeting as guards
from handover.models import Handover, WrittenConditions
from handover.services.agenda import (
    agree,
    divide_regie,
    explain_condition,
    note_question,
    remove_agreement,
    write_meeting,
)
from handover.services.attendance import invite, invite_person, keep_away, note_attendance
from handover.services.meeting import hold, note_attempt, plan_meeting
from handover.services.meeting_report import share_report
from organisations.enums import OrganisationKind, Severity
from tests.factories import meetings as make
from tests.factories.organisations import organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun(noord, bram, gijs):
    return make.begun(noord, by=bram, owner=gijs)


@pytest.fixture
def ready(noord, bram, gijs):
    return make.ready_to_hold(noord, by=bram, owner=gijs)


@pytest.fixture
def drafted(noord, bram, gijs):
    return make.drafted(noord, by=bram, owner=gijs)


def now(meeting) -> Handover:
    return Handover.objects.get(pk=meeting.handover_id)


def becomes_heavy(meeting) -> None:
    Handover.objects.filter(pk=meeting.handover_id).update(severity=Severity.HEAVY)


def refusals(meeting, **facts) -> list[str]:
    with make.at(make.HELD), pytest.raises(TransitionBlocked) as refused:
        hold(meeting.handover, on=make.HELD_ON, actor=meeting.handover.begun_by, **facts)
    return refused.value.reasons


def is_held(meeting, **facts) -> bool:
    with make.at(make.HELD):
        hold(meeting.handover, on=make.HELD_ON, actor=meeting.handover.begun_by, **facts)
    return now(meeting).state == HandoverState.HELD


@pytest.mark.rule("000-06", "001-01")
def test_everybody_is_invited_or_it_is_said_why_not(begun, gijs):
    mother, child = begun.attendances.filter(side=Side.FAMILY).order_by("person__birth_year")
    with make.at(make.INVITED):
        invite_person(begun.attendances.get(side=Side.RECEIVER), on=make.BEGUN.date(), actor=gijs)
        invite_person(mother, on=make.BEGUN.date(), actor=gijs)
        with pytest.raises(TransitionBlocked, match="Nog te doen: Sanne"):
            invite(begun.handover, actor=gijs)
        keep_away(child, why="Zij is op school.", actor=gijs)
        assert invite(begun.handover, actor=gijs).state == HandoverState.INVITED


@pytest.mark.rule("000-06", "003-05")
def test_the_receiver_is_invited_too(begun, gijs):
    with make.at(make.INVITED):
        for seat in begun.attendances.filter(side=Side.FAMILY):
            invite_person(seat, on=make.BEGUN.date(), actor=gijs)
        with pytest.raises(TransitionBlocked, match="ook iemand van de ontvanger"):
            invite(begun.handover, actor=gijs)


@pytest.mark.rule("000-06")
def test_a_meeting_has_a_place_out_of_three_and_a_moment(noord, bram, gijs):
    meeting = make.invited(noord, by=bram, owner=gijs)
    facts = {"place_note": "", "planned_at": make.PLANNED_AT, "actor": gijs}
    with make.at(make.INVITED):
        with pytest.raises(TransitionBlocked, match="waar en wanneer"):
            plan_meeting(meeting.handover, place="", **facts)
        for place in MeetingPlace:
            plan_meeting(meeting.handover, place=place, **facts)
    assert now(meeting).state == HandoverState.PLANNED


@pytest.mark.rule("003-05", "003-44")
def test_a_heavy_case_is_handed_over_at_home_or_it_is_said_why_not(noord, bram, gijs):
    meeting = make.invited(noord, by=bram, owner=gijs)
    becomes_heavy(meeting)
    facts = {"place_note": "", "planned_at": make.PLANNED_AT, "actor": gijs}
    with make.at(make.INVITED):
        with pytest.raises(TransitionBlocked, match="op huisbezoek"):
            plan_meeting(meeting.handover, place=MeetingPlace.VT, **facts)
        plan_meeting(
            meeting.handover, place=MeetingPlace.VT, other_place_why="Er is een hond.", **facts
        )
    assert now(meeting).state == HandoverState.PLANNED


def test_a_meeting_with_everything_on_its_agenda_is_held(ready):
    assert is_held(ready)


@pytest.mark.rule("001-01")
def test_of_everybody_invited_it_is_noted_whether_they_came(ready, gijs):
    seat = ready.attendances.get(side=Side.VT)
    with make.at(make.HELD):
        note_attendance(seat, came="", actor=gijs)
    assert any("Nog 1 zonder antwoord" in sentence for sentence in refusals(ready))


@pytest.mark.rule("000-05", "003-05")
def test_without_the_receiver_it_is_no_warm_handover(ready, gijs):
    with make.at(make.HELD):
        note_attendance(ready.attendances.get(side=Side.RECEIVER), came=YesNoUnknown.NO, actor=gijs)
    assert "Zonder iemand van de ontvanger is er geen warme overdracht." in refusals(ready)


@pytest.mark.rule("001-01")
def test_who_of_the_family_was_away_has_a_reason(ready, gijs):
    child = ready.attendances.get(person__calling_name="Sanne")
    with make.at(make.HELD):
        note_attendance(child, came=YesNoUnknown.NO, actor=gijs)
        assert not attendance.absence_is_explained(now(ready))
        note_attendance(child, came=YesNoUnknown.NO, absent_why="Was op school.", actor=gijs)
        assert attendance.absence_is_explained(now(ready))


@pytest.mark.rule("001-01", "000-06")
def test_without_the_family_one_goes_on_only_with_a_reason(ready, gijs):
    with make.at(make.HELD):
        make.come(ready, family=False)
        with pytest.raises(ReasonRequired, match="een tweede keer"):
            hold(ready.handover, on=make.HELD_ON, actor=gijs)
    assert is_held(ready, despite="Moeder wil niet nog een keer.")


@pytest.mark.rule("003-44", "001-01")
def test_heavy_without_the_family_only_when_that_is_safer(ready, gijs):
    becomes_heavy(ready)
    with make.at(make.HELD):
        make.come(ready, family=False)
    reason = "Moeder wil niet nog een keer."
    assert any("altijd bij" in sentence for sentence in refusals(ready, despite=reason))

    with make.at(make.HELD):
        write_meeting(
            ready, actor=gijs, absence_is_safer=True, absence_ground="Vader bedreigde haar."
        )
    assert is_held(ready, despite=reason)


@pytest.mark.rule("000-06", "001-01")
def test_a_second_attempt_changes_nothing_but_the_day(noord, bram, gijs):
    meeting = make.planned(noord, by=bram, owner=gijs)
    later = make.PLANNED_AT + timedelta(days=2)
    with make.at(make.HELD):
        attempt = note_attempt(meeting.handover, why="Niemand deed open.", new_at=later, actor=gijs)

    meeting.refresh_from_db()
    assert (attempt.planned_at, meeting.planned_at) == (make.PLANNED_AT, later)
    assert now(meeting).state == HandoverState.PLANNED


def test_what_is_still_to_come_cannot_have_failed(noord, bram, gijs):
    meeting = make.planned(noord, by=bram, owner=gijs)
    later = make.PLANNED_AT + timedelta(days=2)
    with make.at(make.INVITED), pytest.raises(DomainError, match="nog niet"):
        note_attempt(meeting.handover, why="Ziek.", new_at=later, actor=gijs)


@pytest.mark.rule("000-27", "001-20")
def test_every_member_is_asked_and_no_question_is_an_answer(ready, gijs):
    child = ready.help_questions.get(person__calling_name="Sanne")
    with make.at(make.HELD):
        note_question(child, actor=gijs)
    assert any("Nog te doen: Sanne" in sentence for sentence in refusals(ready))
    with make.at(make.HELD):
        note_question(child, actor=gijs, none=True)
        with pytest.raises(DomainError, match="niet allebei"):
            note_question(child, actor=gijs, none=True, question="Ik wil rust.")
    assert is_held(ready)


@pytest.mark.rule("000-27")
def test_the_plan_is_talked_over(ready, gijs):
    with make.at(make.HELD):
        write_meeting(ready, actor=gijs, plan_discussed=False)
    assert "Bespreek het veiligheidsplan met het gezin." in refusals(ready)


@pytest.mark.rule("000-27", "003-44")
def test_each_condition_is_explained_and_it_is_asked_whether_it_is_understood(ready, gijs):
    talk = ready.condition_talks.get()
    for explained, understood in ((False, YesNoUnknown.YES), (True, "")):
        with make.at(make.HELD):
            explain_condition(talk, actor=gijs, explained=explained, understood=understood)
        assert any("Leg elke voorwaarde uit" in sentence for sentence in refusals(ready))
    with make.at(make.HELD):
        explain_condition(
            talk,
            actor=gijs,
            explained=True,
            understood=YesNoUnknown.NO,
            objection="Fenna vindt dit te streng.",
        )
    assert is_held(ready)


@pytest.mark.rule("000-27")
def test_there_is_a_next_step_with_who_what_and_when(ready, gijs):
    step = ready.agreements.get(kind=AgreementKind.FOLLOW_UP)
    with make.at(make.HELD):
        agree(ready, actor=gijs, who="Fenna", what="Belt de school")
    assert any("vervolgafspraak" in sentence for sentence in refusals(ready))
    with make.at(make.HELD):
        remove_agreement(ready.agreements.get(who="Fenna"), actor=gijs)
    assert is_held(ready)
    with make.at(make.HELD), pytest.raises(TransitionBlocked, match="vervolgafspraak"):
        remove_agreement(step, actor=gijs)


@pytest.mark.rule("001-04", "001-14")
@pytest.mark.parametrize("kind", ["safety_plan", "care_plan", "recovery_plan"])
def test_who_makes_each_of_three_plans_and_when_is_agreed(ready, gijs, kind):
    with make.at(make.HELD):
        agree(ready, actor=gijs, kind=kind, who="Wim", when="")
    assert any("hulpverleningsplan en het herstelplan" in one for one in refusals(ready))
    with make.at(make.HELD), pytest.raises(DomainError, match="blijft staan"):
        remove_agreement(ready.agreements.get(kind=kind), actor=gijs)


@pytest.mark.rule("000-05")
@pytest.mark.parametrize("role", ["roles_vt", "roles_municipality", "roles_provider"])
def test_what_each_party_does_is_written(ready, gijs, role):
    with make.at(make.HELD):
        write_meeting(ready, actor=gijs, **{role: ""})
    assert any("wat de hulpverlening doet" in sentence for sentence in refusals(ready))


@pytest.mark.rule("000-14", "001-17", "003-06", "003-28", "003-70")
@pytest.mark.parametrize("kind", list(RegieKind))
def test_each_kind_of_regie_has_a_holder_a_name_and_a_day(ready, gijs, kind):
    with make.at(make.HELD):
        divide_regie(make.regie_of(ready, kind), actor=gijs, person_name="")
    missing = [one for one in refusals(ready) if "met naam en datum" in one]
    assert missing == [f"{guards.regie_is_divided.objection} Nog te doen: {kind.label}."]


@pytest.mark.rule("000-04", "000-34")
def test_the_process_is_directed_by_the_municipality_or_its_team(ready, noord, gijs):
    provider = organisation(noord, OrganisationKind.CARE_PROVIDER, "Zorg Noord")
    with make.at(make.HELD):
        divide_regie(make.regie_of(ready, RegieKind.PROCESREGIE), actor=gijs, organisation=provider)
    assert guards.municipality_directs_the_process.objection in refusals(ready)


@pytest.mark.rule("000-34", "001-17")
def test_the_receiver_takes_at_least_one_kind(ready, noord, gijs):
    elsewhere = organisation(noord, OrganisationKind.MUNICIPALITY, "Gemeente Verderop")
    with make.at(make.HELD):
        for row in ready.regie_agreements.all():
            divide_regie(row, actor=gijs, organisation=elsewhere)
    assert guards.receiver_directs.objection in refusals(ready)


@pytest.mark.rule("001-05", "002-29", "003-58")
@pytest.mark.parametrize("fact", ["monitoring_scheme", "monitoring_how"])
def test_after_a_track_it_is_agreed_when_and_how_vt_looks_again(ready, gijs, fact):
    with make.at(make.HELD):
        write_meeting(ready, actor=gijs, **{fact: ""})
    assert guards.monitoring_is_agreed.objection in refusals(ready)


@pytest.mark.rule("001-06")
def test_what_happens_when_it_does_not_become_safe_is_agreed(ready, gijs):
    with make.at(make.HELD):
        write_meeting(ready, actor=gijs, consequences="")
    assert guards.consequences_are_agreed.objection in refusals(ready)


@pytest.mark.rule("000-28", "D10")
def test_the_first_evaluation_is_planned_within_six_weeks_or_it_is_said_why_not(ready, gijs):
    for day in (None, make.HELD_ON + timedelta(weeks=6, days=1)):
        with make.at(make.HELD):
            write_meeting(ready, actor=gijs, first_evaluation_on=day)
            with pytest.raises(ReasonRequired, match="eerste evaluatie"):
                hold(ready.handover, on=make.HELD_ON, actor=gijs)
    with make.at(make.HELD):
        write_meeting(ready, actor=gijs, first_evaluation_on=make.HELD_ON + timedelta(weeks=6))
    assert is_held(ready)


@pytest.mark.rule("000-18", "000-16")
def test_a_provider_directs_only_when_tested_or_beside_a_second_party(ready, noord, gijs):
    provider = organisation(noord, OrganisationKind.CARE_PROVIDER, "Zorg Noord")
    sight = make.regie_of(ready, RegieKind.ZICHT_OP_VEILIGHEID)
    objection = guards.provider_is_tested.objection
    with make.at(make.HELD):
        divide_regie(sight, actor=gijs, organisation=provider)
    assert objection in refusals(ready)

    with make.at(make.HELD):
        write_meeting(ready, actor=gijs, provider_equipped="yes", provider_sees_all="no")
    assert objection in refusals(ready)

    with make.at(make.HELD):
        write_meeting(ready, actor=gijs, second_party=provider, second_party_why="Kijkt zelf.")
    assert objection in refusals(ready), "nobody sees along with themselves"

    with make.at(make.HELD):
        write_meeting(
            ready,
            actor=gijs,
            second_party=ready.handover.receiver,
            second_party_why="Kijkt elke week naar Sanne.",
        )
    assert is_held(ready)


@pytest.mark.rule("000-18")
def test_a_provider_that_passes_the_test_needs_no_second_party(ready, noord, gijs):
    provider = organisation(noord, OrganisationKind.CARE_PROVIDER, "Zorg Noord")
    with make.at(make.HELD):
        for kind in (RegieKind.CASUSREGIE, RegieKind.ZICHT_OP_VEILIGHEID):
            divide_regie(make.regie_of(ready, kind), actor=gijs, organisation=provider)
        write_meeting(ready, actor=gijs, provider_equipped="yes", provider_sees_all="yes")
    assert is_held(ready)


@pytest.mark.rule("000-30")
def test_a_family_that_waits_has_other_help_and_somebody_to_call(ready, gijs):
    """S11: hold is refused until both stand."""
    objection = guards.bridging_is_arranged.objection
    facts = {
        "waiting_list": YesNoUnknown.YES,
        "waits_for": "Systeemtherapie",
        "alternative_help": "Wim komt elke week.",
        "escalation_name": "Wim Postma",
        "escalation_phone": "06 12345678",
    }
    for missing in ("waits_for", "alternative_help", "escalation_name", "escalation_phone"):
        with make.at(make.HELD):
            write_meeting(ready, actor=gijs, **(facts | {missing: ""}))
        assert objection in refusals(ready)
    with make.at(make.HELD):
        write_meeting(ready, actor=gijs, **facts)
    assert is_held(ready)


@pytest.mark.rule("000-30")
def test_whether_the_family_waits_is_asked(ready, gijs):
    with make.at(make.HELD):
        write_meeting(ready, actor=gijs, waiting_list="")
    assert guards.waiting_is_asked.objection in refusals(ready)


@pytest.mark.rule("001-03")
def test_family_and_receiver_have_the_conditions_in_writing(drafted, gijs):
    with make.at(make.SHARED):
        make.put_in_writing(drafted, on=make.SHARED.date())
    WrittenConditions.objects.filter(to_receiver=True).delete()
    with make.at(make.SHARED), pytest.raises(TransitionBlocked, match="op schrift"):
        share_report(drafted.handover, actor=gijs)

    with make.at(make.SHARED):
        make.put_in_writing(drafted, on=make.SHARED.date())
        assert share_report(drafted.handover, actor=gijs).state == HandoverState.REPORT_SHARED
