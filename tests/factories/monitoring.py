"""Families that are followed after a track, brought there through the services."""

from datetime import date, datetime, timedelta

import time_machine

from accounts.models import User
from accounts.roles import Role
from cases.models import Case
from cases.selectors.involved import directly_involved
from handover.models import Handover
from handover.services.answering import accept
from monitoring.enums import TalkWith
from monitoring.models import MonitoringMoment, MonitoringProfile, MonitoringTrajectory
from monitoring.services.judging import close, hold, judge
from monitoring.services.preparing import prepare
from monitoring.services.starting import start
from monitoring.services.talks import write_member, write_talk
from monitoring.services.writing import write, write_condition
from organisations.models import Organisation, Region
from safety.services.scores import note_score
from safetyplans.enums import PlanState
from safetyplans.models import SafetyCondition, SafetyPlan
from safetyplans.selectors.conditions import conditions_in_force
from tests.factories import localfield, meetings
from tests.factories.accounts import colleague
from tests.factories.letters import moment
from tests.factories.organisations import local_team_of, veilig_thuis_of
from tracks.enums import TrackKind, TrackState
from tracks.models import Track

# The meeting is on Monday 30 March 2026, the local team accepts the day after.
DAY_ZERO = meetings.HELD_ON
ACCEPTED = meetings.SHARED + timedelta(hours=1)
FIRST, SECOND, LAST = date(2026, 6, 30), date(2026, 9, 30), date(2027, 3, 30)
PREPARED = moment(2026, 6, 9, 8)
HELD = moment(2026, 6, 29, 15)
# Six months after the report came in, and a moment of six months.
STABLE = moment(2026, 9, 29, 15)


def at(when: datetime):
    return time_machine.travel(when, tick=False)


def accepted(handover: Handover, *, on: datetime = ACCEPTED) -> Handover:
    with at(on):
        return accept(
            handover,
            actor=meetings.worker_at(handover.receiver),
            receipt_confirmed=True,
            regie_taken=True,
        )


def handed_over(region: Region, *, by: User, owner: User, **facts) -> MonitoringTrajectory:
    """The whole way: track, plan, meeting, acceptance. ``followed`` is the short one."""
    handover = accepted(meetings.shared(region, by=by, owner=owner, **facts))
    return MonitoringTrajectory.objects.select_related("case").get(track=handover.track)


def followed(
    region: Region,
    *,
    by: User,
    owner: User,
    name: str = "Gezin Vermeer",
    scheme: str = "3-6-12",
    receiver: Organisation | None = None,
    worker: User | None = None,
) -> MonitoringTrajectory:
    """Fenna and Sanne, with the local team since Tuesday 31 March; carried by who did the track."""
    receiver = receiver or local_team_of(region)
    local = localfield.family_at(
        receiver,
        by=by,
        worker=worker or meetings.worker_at(receiver),
        name=name,
        number=f"OV-{name}"[:16],
        at=ACCEPTED,
        monitored=True,
    )
    with at(ACCEPTED):
        localfield.carried_by(local.case, owner, by=by)
        track = track_of(local.case, owner=owner)
        return start(
            local.case,
            track=track,
            scheme=scheme,
            how="Wij bellen Fenna en praten met Sanne.",
            day_zero=DAY_ZERO,
            because=track,
            at=ACCEPTED,
            actor=owner,
        )


def track_of(case: Case, *, owner: User, number: str = "") -> Track:
    """Conditions were set and the family was handed over."""
    return Track.objects.create(
        number=number or f"D-{case.pk}",
        case=case,
        report=case.reports.get(),
        kind=TrackKind.CONDITIONS,
        state=TrackState.HANDED_OVER,
        owner=owner,
        assigned_at=ACCEPTED - timedelta(days=28),
        started_on=(ACCEPTED - timedelta(days=27)).date(),
        conditions_set_at=ACCEPTED - timedelta(days=18),
        handed_over_at=ACCEPTED,
    )


def condition_of(trajectory: MonitoringTrajectory, *, owner: User) -> SafetyCondition:
    """A plan that was adopted, with one condition; the local field carries it out."""
    plan = SafetyPlan.objects.create(
        number=f"VP-{trajectory.pk}",
        case=trajectory.case,
        track=trajectory.track,
        author=owner,
        started_at=ACCEPTED,
        state=PlanState.ELABORATING,
    )
    return SafetyCondition.objects.create(
        plan=plan, number=1, text="Sanne is thuis veilig, ook als er ruzie is."
    )


def speak_everybody(row: MonitoringMoment, *, by: User, on: date) -> None:
    """Fenna and Sanne at home, and Wim of the local team."""
    for person in directly_involved(row.trajectory.case, on=on):
        child = person.birth_year and person.birth_year > 2010
        write_member(
            row,
            person,
            actor=by,
            spoken_on=on,
            how="home_visit",
            said="Het is rustiger thuis.",
            fit="Samen getekend." if child else "",
            apart="yes" if child else "",
        )
    talk = row.talks.filter(kind=TalkWith.PROFESSIONAL).first()
    write_talk(talk, actor=by, spoken_on=on, how="phone", said="Moeder komt de afspraken na.")


def score_everybody(row: MonitoringMoment, *, by: User, on: date, score: int = 7) -> None:
    for person in directly_involved(row.trajectory.case, on=on):
        note_score(row.trajectory.case, person=person, score=score, on=on, actor=by)


def answer_everything(row: MonitoringMoment, *, by: User, on: date, **told) -> None:
    """What is asked in a moment in which nothing happened."""
    given = {
        "incidents": "no",
        "incidents_note": "Iedereen zegt hetzelfde: geen ruzie meer met schade.",
        "recovery_begun": "yes",
        "recovery_note": "Sanne is begonnen met speltherapie.",
        "help_state": "runs",
        "regie_clear": "yes",
        **told,
    }
    write(row, actor=by, **given)
    for condition in conditions_in_force(row.trajectory.case):
        write_condition(row, condition, status="kept", note="", actor=by)
    score_everybody(row, by=by, on=on)


def decide(row: MonitoringMoment, *, by: User, decision: str = "continue", **told) -> None:
    given = {
        "conclusion": "Het gaat beter. De voorwaarde wordt nageleefd.",
        "decision": decision,
        "decision_note": "De hulp is net begonnen.",
        "plan_consequence": "keep",
        **told,
    }
    write(row, actor=by, **given)


def held(trajectory: MonitoringTrajectory, *, by: User, on: datetime = HELD) -> MonitoringMoment:
    """The moment of three months: everybody was spoken."""
    row = prepared(trajectory, by=by)
    with at(on):
        speak_everybody(row, by=by, on=on.date())
        return hold(row, actor=by)


def judged(
    trajectory: MonitoringTrajectory, *, by: User, on: datetime = HELD, **told
) -> MonitoringMoment:
    row = held(trajectory, by=by, on=on)
    with at(on):
        answer_everything(row, by=by, on=on.date(), **told)
        return judge(row, actor=by)


def closed(
    trajectory: MonitoringTrajectory, *, by: User, on: datetime = HELD, despite: str = "", **told
) -> MonitoringMoment:
    row = judged(trajectory, by=by, on=on)
    with at(on):
        decide(row, by=by, **told)
        return close(row, actor=by, despite=despite)


def moment_after(trajectory: MonitoringTrajectory, months: int) -> MonitoringMoment:
    return trajectory.moments.get(months=months)


def prepared(trajectory: MonitoringTrajectory, *, by: User) -> MonitoringMoment:
    """The moment of three months, three weeks ahead."""
    with at(PREPARED):
        prepare(moment_after(trajectory, 3), actor=by)
    return moment_after(trajectory, 3)


def monitor_at(region: Region, name: str = "Mirjam Smit") -> User:
    """A colleague whose role it is to follow families."""
    return colleague(name, Role.MONITOR, veilig_thuis_of(region))


def profile(region: Region, *, since: date = date(2020, 1, 1), **facts) -> MonitoringProfile:
    given = {"months": [3, 6, 12], **facts}
    return MonitoringProfile.objects.create(region=region, since=since, **given)
