"""A new report on a family that is followed: the days stand, whoever looks next hears it (3.7)."""

from datetime import datetime
from typing import TYPE_CHECKING

from cases.models import CaseAssignment
from monitoring.enums import TO_COME
from monitoring.models import MonitoringMoment, MonitoringTrajectory
from monitoring.selectors.trajectories import running_of
from monitoring.services.messages import tell_of_repeat_report

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import RepeatReport


def hear_of_repeat_report(repeat: "RepeatReport", *, at: datetime, actor: "User") -> None:
    """Nothing moves: a report starts the six months of stable safety anew by its events alone."""
    trajectory = running_of(repeat.followed_in) if repeat.followed_in else None
    if trajectory:
        tell_of_repeat_report(trajectory, repeat, _who_looks(trajectory))


def _who_looks(trajectory: MonitoringTrajectory) -> "list[User]":
    """Who does the next moment; as long as nobody does, who carries the case."""
    coming = MonitoringMoment.objects.filter(trajectory=trajectory, state__in=TO_COME)
    given = coming.exclude(assignee=None).select_related("assignee").order_by("due_on", "pk")
    if (next_one := given.first()) and next_one.assignee:
        return [next_one.assignee]
    carried = CaseAssignment.objects.filter(case=trajectory.case, until=None)
    return [row.worker for row in carried.select_related("worker")]
