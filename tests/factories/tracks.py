"""Tracks in each state, made through the services as a team would."""

from datetime import datetime, timedelta

import time_machine

from accounts.models import User
from accounts.roles import Role
from cases.enums import ContactChannel, TriageOutcome, YesNoUnknown
from cases.models import Report, TriageDecision
from cases.selectors.involved import directly_involved
from cases.services.consequences import move_case
from organisations.models import Region
from tests.factories.accounts import colleague
from tests.factories.letters import moment, triaged
from tests.factories.organisations import veilig_thuis_of
from tracks.enums import (
    ConversationForm,
    ConversationWith,
    Hearing,
    InformationFrom,
    MdoQuestion,
    TrackKind,
)
from tracks.models import Conversation, InformationSource, Mdo, Track
from tracks.services import course
from tracks.services.assigning import assign_track

DECIDED = moment(2026, 3, 3, 10)
OUTCOME_OF = {
    TrackKind.CONDITIONS: TriageOutcome.CONDITIONS,
    TrackKind.INVESTIGATION: TriageOutcome.INVESTIGATION,
}


def second_of(region: Region) -> User:
    """Sjoerd, behavioural expert of the region."""
    here = veilig_thuis_of(region)
    known = User.objects.filter(name="Sjoerd Wiersma", memberships__organisation=here).first()
    return known or colleague("Sjoerd Wiersma", Role.BEHAVIOURAL_EXPERT, here)


def decided(
    region: Region,
    *,
    by: User,
    kind: TrackKind = TrackKind.CONDITIONS,
    at: datetime = DECIDED,
    **facts,
) -> Report:
    """A report on Sanne, eight, and her mother Fenna, decided D or E; the family waits."""
    report = triaged(
        region, by=by, received=at - timedelta(days=4), done=at, outcome=OUTCOME_OF[kind], **facts
    )
    TriageDecision.objects.create(
        assessment=report.assessment,
        outcome=report.assessment.outcome,
        severity=report.assessment.severity,
        decided_at=at,
        decided_by=by,
    )
    with time_machine.travel(at, tick=False):
        move_case(report.case, because=report, actor=by)
    report.case.refresh_from_db()
    return report


def assigned(
    region: Region,
    *,
    by: User,
    owner: User,
    second: User | None = None,
    kind: TrackKind = TrackKind.CONDITIONS,
    at: datetime = DECIDED,
    **facts,
) -> Track:
    report = decided(region, by=by, kind=kind, at=at, **facts)
    with time_machine.travel(at + timedelta(hours=1), tick=False):
        return assign_track(report, owner=owner, second=second or second_of(region), actor=by)


def started(region: Region, **facts) -> Track:
    track = assigned(region, **facts)
    day = track.assigned_at + timedelta(days=1)
    with time_machine.travel(day, tick=False):
        return course.start_track(track, on=day.date(), actor=track.owner)


def speak_everybody(track: Track, *, at: datetime) -> None:
    """Every member of the family was spoken, the children alone."""
    for person in directly_involved(track.case, on=at.date()):
        Conversation.objects.update_or_create(
            track=track,
            person=person,
            contact_with=ConversationWith.MEMBER,
            defaults={
                "planned_on": at.date(),
                "form": ConversationForm.ALONE,
                "channel": ContactChannel.HOME_VISIT,
                "held_at": at,
                "held_by": track.owner,
                "summary": "Vertelt hoe het thuis gaat.",
                "added_by": track.owner,
            },
        )


def in_conversation(region: Region, **facts) -> Track:
    track = started(region, **facts)
    at = track.assigned_at + timedelta(days=2)
    with time_machine.travel(at, tick=False):
        for person in directly_involved(track.case, on=at.date()):
            Conversation.objects.create(
                track=track,
                person=person,
                contact_with=ConversationWith.MEMBER,
                planned_on=at.date(),
                added_by=track.owner,
            )
        return course.begin_conversations(
            track, actor=track.owner, despite="De school is op reis; wij bellen later."
        )


def drafting(region: Region, **facts) -> Track:
    """Everybody was spoken; conditions are being made."""
    track = in_conversation(region, **facts)
    at = track.assigned_at + timedelta(days=9)
    with time_machine.travel(at, tick=False):
        speak_everybody(track, at=at)
        course.write_facts(
            track,
            actor=track.owner,
            direct_safety=YesNoUnknown.YES,
            direct_safety_why="Vader slaapt bij zijn broer.",
        )
        return course.draft_conditions(track, actor=track.owner)


def with_findings(region: Region, **facts) -> Track:
    """An investigation of which the sources are in and answered."""
    track = in_conversation(region, kind=TrackKind.INVESTIGATION, **facts)
    at = track.assigned_at + timedelta(days=9)
    with time_machine.travel(at, tick=False):
        speak_everybody(track, at=at)
        InformationSource.objects.create(
            track=track,
            kind=InformationFrom.PROFESSIONAL,
            name="Jeugdarts",
            told_on=at.date(),
            facts="Zag op 2 maart een blauwe plek op de linkerarm.",
            consent_asked=True,
            consent_given=True,
            hearing=Hearing.ANSWERED,
            heard_on=at.date(),
            response="Moeder zegt dat Sanne van de trap viel.",
            recorded_by=track.owner,
        )
        return course.gather_findings(track, actor=track.owner)


def mdo(track: Track, question: MdoQuestion = MdoQuestion.CONCLUSION) -> Mdo:
    """The second professional, a behavioural expert, took part."""
    made = Mdo.objects.create(
        track=track,
        held_on=track.assigned_at.date() + timedelta(days=10),
        question=question,
        considerations="Alle bronnen zijn gewogen.",
        decision="Wij zijn het eens.",
        recorded_by=track.owner,
    )
    made.participants.add(track.owner, track.second)
    return made
