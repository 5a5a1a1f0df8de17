"""Families that are followed after a track, brought there through the services."""

from datetime import date, datetime, timedelta

import time_machine

from accounts.models import User
from accounts.roles import Role
from cases.models import Case
from handover.models import Handover
from handover.services.answering import accept
from monitoring.models import MonitoringMoment, MonitoringProfile, MonitoringTrajectory
from monitoring.services.preparing import prepare
from monitoring.services.starting import start
from organisations.models import Region
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
    region: Region, *, by: User, owner: User, name: str = "Gezin Vermeer", scheme: str = "3-6-12"
) -> MonitoringTrajectory:
    """Fenna and Sanne, with the local team since Tuesday 31 March; carried by who did the track."""
    team = local_team_of(region)
    local = localfield.family_at(
        team,
        by=by,
        worker=meetings.worker_at(team),
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
