"""The end of following a family: proposed by one, agreed by another; or by a new track (3.7)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from monitoring.enums import MOMENT_OVER
from monitoring.models import EndProposal, MonitoringMoment, MonitoringTrajectory
from monitoring.services.terms import withdraw_term
from workflow.steps import take_step

if TYPE_CHECKING:
    from accounts.models import User
    from workflow.fsm import Stateful

NEW_TRACK = "Een nieuwe dienst is overgedragen; het volgen begint opnieuw."


@transaction.atomic
def end_for_new_track(
    trajectory: MonitoringTrajectory, *, because: "Stateful", at: datetime, actor: "User"
) -> MonitoringTrajectory:
    """A next track was handed over: its own trajectory takes the place of this one."""
    row = take_step(trajectory, "end_for_new_track", actor=actor, because=because, at=at, by=actor)
    lapse_moments(row, why=NEW_TRACK, because=because, actor=actor)
    EndProposal.objects.filter(trajectory=row, answered_at=None).update(
        agreed=False, answer=NEW_TRACK, answered_at=at, answered_by=actor
    )
    return row


def lapse_moments(
    trajectory: MonitoringTrajectory, *, why: str, because: "Stateful", actor: "User"
) -> None:
    """What was still to come falls away, with its term."""
    left = MonitoringMoment.objects.filter(trajectory=trajectory).exclude(state__in=MOMENT_OVER)
    for moment in left:
        withdraw_term(moment, reason=why, actor=actor)
        take_step(moment, "lapse", actor=actor, because=because, why=why)
