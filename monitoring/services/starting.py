"""A family is followed: the accepted handover of a track begins it (002-29..002-32)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.models import Case
from deadlines.selectors import calendar_of
from monitoring.ahead import prepare_on
from monitoring.enums import MomentKind, MonitoringStart, MonitoringState
from monitoring.models import MonitoringMoment, MonitoringTrajectory
from monitoring.schemes import months_of
from monitoring.selectors.dates import moment_after, noon_of
from monitoring.selectors.profiles import profile_on
from monitoring.selectors.trajectories import running_of
from monitoring.services.ending import end_for_new_track
from monitoring.services.terms import start_term
from workflow.steps import locked, take_step

if TYPE_CHECKING:
    from accounts.models import User
    from tracks.models import Track
    from workflow.fsm import Stateful


@transaction.atomic
def start(
    case: Case,
    *,
    track: "Track",
    day_zero: date,
    because: "Stateful",
    at: datetime,
    actor: "User",
    scheme: str = "",
    how: str = "",
) -> MonitoringTrajectory:
    """Follow this family after ``track``, as was agreed at the table: ``scheme``, ``how``.

    Without a scheme that of the region holds (7.1). What was followed after an earlier track ends.
    Counted from the handover, or from the end of the track when the region chose so (7.3). Sent
    twice it is one trajectory.
    """
    row = locked(case)
    known = MonitoringTrajectory.objects.filter(track=track).first()
    if known:
        return known
    if former := running_of(row):
        end_for_new_track(former, because=because, at=at, actor=actor)
    profile = profile_on(row.region, day_zero)
    trajectory = MonitoringTrajectory.objects.create(
        case=row,
        track=track,
        months=list(months_of(scheme)) or profile.months,
        how=how.strip(),
        start_from=profile.start_from,
        window=profile.window,
        longest_months=profile.longest_months,
        stops_when_stable=profile.stops_when_stable,
        extendable=profile.extendable,
        opened_at=at,
        opened_by=actor,
    )
    record(AuditEvent.CREATED, actor=actor, target=trajectory, scheme=trajectory.scheme)
    if profile.start_from == MonitoringStart.HANDOVER:
        return begin(trajectory, day_zero=day_zero, because=because, actor=actor)
    return begin_after_track(trajectory, because=because, actor=actor)


@transaction.atomic
def begin_after_track(
    trajectory: MonitoringTrajectory, *, because: "Stateful", actor: "User"
) -> MonitoringTrajectory:
    """The region counts from the end of the track: then, and not before, the days are known."""
    row = locked(trajectory)
    ended_at = row.track.ended_at
    if row.state != MonitoringState.PLANNED or ended_at is None:
        return row
    day_zero = timezone.localdate(ended_at)
    return begin(row, day_zero=day_zero, because=because, actor=actor)


@transaction.atomic
def begin(
    trajectory: MonitoringTrajectory, *, day_zero: date, because: "Stateful", actor: "User"
) -> MonitoringTrajectory:
    """The days are known: a moment for each month of the scheme, each with its term (D9)."""
    row = take_step(trajectory, "begin", actor=actor, because=because, day_zero=day_zero)
    calendar = calendar_of(row.case.region)
    for months in sorted(row.months):
        due_on = moment_after(day_zero, months, calendar)
        moment = MonitoringMoment.objects.create(
            trajectory=row,
            kind=MomentKind.SCHEDULED,
            months=months,
            planned_on=due_on,
            due_on=due_on,
            prepare_on=prepare_on(due_on, calendar),
        )
        start_term(moment, at=noon_of(day_zero), months=months, actor=actor)
    return row
