"""What the course of the case means for following it; told by ``cases.services.course``."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from cases.enums import CaseState
from cases.models import Case
from deadlines.selectors import calendar_of
from monitoring.ahead import prepare_on
from monitoring.enums import TO_COME, MonitoringState
from monitoring.models import MomentMove, MonitoringMoment, MonitoringTrajectory
from monitoring.selectors.trajectories import running_of
from monitoring.services.starting import begin_after_track
from monitoring.services.terms import start_term, withdraw_term
from workflow.steps import locked, take_step

if TYPE_CHECKING:
    from accounts.models import User
    from workflow.fsm import Stateful

S = MonitoringState
VT_ACTS = "Veilig Thuis werkt zelf weer met dit gezin."
WENT_BY = "Deze dag ging voorbij terwijl Veilig Thuis zelf met het gezin werkte."


def follow_course(case: Case, *, because: "Stateful", at: datetime, actor: "User") -> None:
    """While VT itself works with the family again nobody looks how it goes; afterwards VT does.

    A new report alone changes nothing: the days stand (3.7). A trajectory that waited for the end
    of its track begins.
    """
    trajectory = running_of(case)
    if trajectory is None:
        return
    state = locked(case).state
    if trajectory.state == S.PLANNED:
        begin_after_track(trajectory, because=because, actor=actor)
    elif state == CaseState.TRACK and trajectory.state == S.ACTIVE:
        _suspend(trajectory, because=because, at=at, actor=actor)
    elif state == CaseState.MONITORED and trajectory.state == S.SUSPENDED:
        _resume(trajectory, because=because, at=at, actor=actor)


def _suspend(
    trajectory: MonitoringTrajectory, *, because: "Stateful", at: datetime, actor: "User"
) -> None:
    row = take_step(trajectory, "suspend", actor=actor, because=because, at=at)
    for moment in _to_come(row):
        withdraw_term(moment, reason=VT_ACTS, actor=actor)


def _resume(
    trajectory: MonitoringTrajectory, *, because: "Stateful", at: datetime, actor: "User"
) -> None:
    """A day that went by meanwhile becomes one within the room of the scheme from now."""
    row = take_step(trajectory, "resume", actor=actor, because=because)
    calendar, today = calendar_of(row.case.region), timezone.localdate(at)
    for moment in _to_come(row):
        if moment.due_on < today:
            day = calendar.add_workdays(today, row.window)
            MomentMove.objects.create(
                moment=moment,
                before=moment.due_on,
                after=day,
                reason=WENT_BY,
                moved_at=at,
                moved_by=actor,
            )
            moment = take_step(
                moment,
                "move",
                actor=actor,
                because=because,
                to=day,
                prepare_on=prepare_on(day, calendar),
            )
        start_term(moment, at=at, on=moment.due_on, actor=actor)


def _to_come(trajectory: MonitoringTrajectory) -> list[MonitoringMoment]:
    rows = MonitoringMoment.objects.filter(trajectory=trajectory, state__in=TO_COME)
    return list(rows.select_related("trajectory__case__region"))
