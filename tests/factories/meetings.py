"""Warm handovers in each state, made through the services as a team would.

Fenna and her daughter Sanne of eight go, after a track, to the local team. Gijs prepares it; the
plan has one condition.
"""

from datetime import date, datetime, timedelta

import time_machine

from accounts.models import User
from accounts.roles import Role
from cases.enums import RegieKind, YesNoUnknown
from cases.models import Case
from handover.enums import AgreementKind, MeetingPlace, Side
from handover.models import Handover, WarmMeeting
from handover.services.agenda import (
    agree,
    divide_regie,
    explain_condition,
    note_question,
    write_meeting,
)
from handover.services.attendance import invite, invite_person, note_attendance
from handover.services.beginning import begin_handover
from handover.services.meeting import begin_meeting, hold, plan_meeting
from handover.services.meeting_report import give_conditions, share_report, write_report
from handover.services.sending import coordinate
from handover.services.writing import choose, ground_sharing, write
from monitoring.enums import MonitoringScheme
from organisations.models import Organisation, Region
from people.models import HouseholdMember, Person
from sharing.consent import ConsentGiven
from sharing.enums import ConsentAnswer, ConsentBy, ShareGround
from sharing.selectors.consents import asked_in
from tests.factories import plans as make_plan
from tests.factories.accounts import colleague
from tests.factories.letters import moment
from tests.factories.organisations import local_team_of
from tracks.models import Track

# The plan is adopted on 13 March 2026; the handover begins on the 16th, the meeting is two weeks
# later.
BEGUN = moment(2026, 3, 16, 10)
INVITED = moment(2026, 3, 17, 11)
PLANNED_AT = moment(2026, 3, 30, 14)
HELD = moment(2026, 3, 30, 16)
SHARED = moment(2026, 3, 31, 11)
HELD_ON = date(2026, 3, 30)

TEXTS = {
    "family_knows": "Wij vertelden het gezin dat wij overdragen en aan wie.",
    "family_view": "Moeder is opgelucht dat er hulp komt.",
    "willingness": "Moeder wil hulp.",
    "current_help": "Er is nu geen hulp.",
    "advice_contact": "Bel moeder in de ochtend.",
    "advice_home_visit": "Ga met z’n tweeën.",
    "advice_help": "Hulp bij ruzie en bij opvoeden.",
    "way_back": "Bel Veilig Thuis op 088 000 00 00.",
}


def at(when: datetime):
    return time_machine.travel(when, tick=False)


def worker_at(receiver: Organisation) -> User:
    """Wim, who works at the local team and answers handovers there."""
    known = User.objects.filter(name="Wim Postma", memberships__organisation=receiver).first()
    return known or colleague("Wim Postma", Role.LOCAL_WORKER, receiver)


def of_track(track: Track, *, receiver: Organisation, begun: datetime = BEGUN) -> Handover:
    """Coordinated with the receiver, its texts written and sharing grounded."""
    owner = track.owner
    with at(begun):
        handover = begin_handover(track.case, actor=owner)
        choose(
            handover,
            actor=owner,
            receiver=receiver,
            contacted_at=begun - timedelta(hours=1),
            contacted_with="Wim Postma",
            contact_note="Het wijkteam neemt het gezin over.",
            director_known=YesNoUnknown.NO,
        )
        write(
            handover,
            actor=owner,
            can_wait=YesNoUnknown.YES,
            acutely_unsafe=YesNoUnknown.NO,
            **TEXTS,
        )
        consents = [_gave(person) for person in asked_in(track.case, on=begun.date())]
        ground_sharing(
            handover,
            actor=owner,
            share_ground=ShareGround.CONSENT,
            share_weighing="",
            consents=consents,
        )
        return coordinate(handover, actor=owner)


def coordinated(
    region: Region, *, by: User, owner: User, receiver: Organisation | None = None, **facts
) -> Handover:
    version = make_plan.adopted(region, by=by, owner=owner, **facts)
    receiver = receiver or local_team_of(region)
    worker_at(receiver)
    mother_is_at_home(version.plan.track.case)
    return of_track(version.plan.track, receiver=receiver)


def mother_is_at_home(case: Case) -> None:
    """Fenna belongs to the household, as her daughter does."""
    mother = Person.objects.get(calling_name="Fenna", involvements__report__case=case)
    HouseholdMember.objects.create(household=case.household, person=mother, since=date(2020, 1, 1))


def begun(region: Region, **facts) -> WarmMeeting:
    handover = coordinated(region, **facts)
    with at(BEGUN):
        return begin_meeting(handover, actor=handover.begun_by)


def invite_all(meeting: WarmMeeting, *, on: date) -> None:
    for seat in meeting.attendances.filter(invited_on=None):
        invite_person(seat, on=on, actor=meeting.handover.begun_by)


def invited(region: Region, **facts) -> WarmMeeting:
    meeting = begun(region, **facts)
    with at(INVITED):
        invite_all(meeting, on=INVITED.date())
        invite(meeting.handover, actor=meeting.handover.begun_by)
    return fresh(meeting)


def planned(region: Region, *, planned_at: datetime = PLANNED_AT, **facts) -> WarmMeeting:
    meeting = invited(region, **facts)
    with at(INVITED):
        plan_meeting(
            meeting.handover,
            place=MeetingPlace.HOME_VISIT,
            place_note="Dorpsstraat 1",
            planned_at=planned_at,
            actor=meeting.handover.begun_by,
        )
    return fresh(meeting)


def come(meeting: WarmMeeting, *, family: bool = True, actor: User | None = None) -> None:
    """Everybody was there, or of the family nobody."""
    actor = actor or meeting.handover.begun_by
    for seat in meeting.attendances.exclude(invited_on=None):
        away = seat.side == Side.FAMILY and not family
        note_attendance(
            seat,
            came=YesNoUnknown.NO if away else YesNoUnknown.YES,
            absent_why="Deed niet open." if away else "",
            actor=actor,
        )


def talk_over(meeting: WarmMeeting, *, on: date = HELD_ON, actor: User | None = None) -> None:
    """Everything on the agenda, as it went at the table."""
    actor = actor or meeting.handover.begun_by
    receiver = meeting.handover.receiver
    for row in meeting.help_questions.all():
        note_question(row, actor=actor, question="Hoe houden we het rustig thuis?")
    for talk in meeting.condition_talks.all():
        explain_condition(talk, actor=actor, explained=True, understood=YesNoUnknown.YES)
    agree(meeting, actor=actor, who="Wim", what="Komt kennismaken", when="volgende week dinsdag")
    for kind in (
        AgreementKind.SAFETY_PLAN,
        AgreementKind.CARE_PLAN,
        AgreementKind.RECOVERY_PLAN,
    ):
        agree(meeting, actor=actor, kind=kind, who="Wim en Fenna", when="voor 1 mei")
    for regie in meeting.regie_agreements.all():
        divide_regie(regie, actor=actor, organisation=receiver, person_name="Wim", since=on)
    write_meeting(
        meeting,
        actor=actor,
        plan_discussed=True,
        plan_reaction="Fenna vindt het een goed plan.",
        roles_vt="Vraagt na drie maanden hoe het gaat.",
        roles_municipality="Het wijkteam komt elke week.",
        roles_provider="Er is nog geen hulpverlener.",
        monitoring_scheme=MonitoringScheme.THREE_SIX_TWELVE,
        monitoring_how="Wij bellen Fenna en praten met Sanne.",
        consequences="Dan belt het wijkteam Veilig Thuis.",
        first_evaluation_on=on + timedelta(weeks=4),
        waiting_list=YesNoUnknown.NO,
    )


def ready_to_hold(region: Region, **facts) -> WarmMeeting:
    """Planned, and everything that is said at the table stands in it."""
    meeting = planned(region, **facts)
    with at(HELD):
        come(meeting)
        talk_over(meeting)
    return fresh(meeting)


def held(region: Region, **facts) -> WarmMeeting:
    meeting = ready_to_hold(region, **facts)
    with at(HELD):
        hold(meeting.handover, on=HELD_ON, actor=meeting.handover.begun_by)
    return fresh(meeting)


def drafted(region: Region, **facts) -> WarmMeeting:
    meeting = held(region, **facts)
    with at(SHARED):
        write_report(meeting.handover, actor=meeting.handover.begun_by)
    return fresh(meeting)


def put_in_writing(meeting: WarmMeeting, *, on: date) -> None:
    actor = meeting.handover.begun_by
    for seat in meeting.attendances.filter(side=Side.FAMILY):
        give_conditions(meeting, person=seat.person, on=on, how="op papier", actor=actor)
    give_conditions(meeting, to_receiver=True, on=on, how="beveiligde mail", actor=actor)


def shared(region: Region, **facts) -> Handover:
    meeting = drafted(region, **facts)
    with at(SHARED):
        put_in_writing(meeting, on=SHARED.date())
        return share_report(meeting.handover, actor=meeting.handover.begun_by)


def fresh(meeting: WarmMeeting) -> WarmMeeting:
    return WarmMeeting.objects.select_related("handover__case", "handover__receiver").get(
        pk=meeting.pk
    )


def regie_of(meeting: WarmMeeting, kind: RegieKind):
    return meeting.regie_agreements.get(kind=kind)


def _gave(person) -> ConsentGiven:
    by = ConsentBy.CUSTODIANS if person.calling_name == "Sanne" else ConsentBy.SELF
    return ConsentGiven(person, ConsentAnswer.GIVEN, by)
