"""Three weeks ahead a moment is prepared: somebody gets it, and hears of it (D9)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases.services.assignments import let_carry
from cases.services.working_along import let_work_along
from monitoring.enums import TO_PREPARE, MonitoringState
from monitoring.models import MonitoringMoment
from monitoring.selectors.workers import carrier_of, who_follows
from monitoring.services.messages import tell_assigned, tell_nobody_does_it
from monitoring.services.talks import list_talks
from workflow.steps import locked, take_step

FOLLOWS = "volgen na de overdracht"
BY_RULE = "Monitormoment voorbereid: niemand droeg dit dossier."


@transaction.atomic
def prepare(moment: MonitoringMoment, *, actor: User, at: datetime | None = None) -> bool:
    """Prepare it and find who does it; whether there still was something to do.

    By team rule: who carries the case; else a colleague who follows families and has the fewest;
    else the region officers and team leads hear that nobody does it (keuze). Twice is once.
    """
    at = at or timezone.now()
    # Always the case first: who writes in the moment holds them in the same order.
    locked(moment.trajectory.case)
    row = locked(moment)
    if row.state not in TO_PREPARE or row.trajectory.state != MonitoringState.ACTIVE:
        return False
    assignee = row.assignee if row.assignee and row.assignee.is_active else _found(row, at, actor)
    row = take_step(row, "prepare", actor=actor, at=at, assignee=assignee)
    list_talks(row)
    if assignee:
        tell_assigned(row)
    else:
        tell_nobody_does_it(row)
    return True


def prepare_due(key: int, *, now: datetime) -> bool:
    """For the clock: only when its day came, and nobody was first."""
    today = timezone.localdate(now)
    moment = MonitoringMoment.objects.to_prepare(today).filter(pk=key).first()
    return moment is not None and prepare(moment, actor=User.objects.system(), at=now)


def keys_to_prepare(now: datetime) -> list[int]:
    """What is due to be prepared, the oldest first."""
    rows = MonitoringMoment.objects.to_prepare(timezone.localdate(now))
    return list(rows.order_by("prepare_on", "pk").values_list("pk", flat=True))


def _found(moment: MonitoringMoment, at: datetime, actor: User) -> User | None:
    """Who gets it sees the case from now on."""
    case = moment.trajectory.case
    carrier = carrier_of(case)
    follower = who_follows(case, first=carrier)
    if follower is None or follower == carrier:
        return follower
    if carrier is None:
        let_carry(case, to=follower, reason=BY_RULE, actor=actor, at=at)
    else:
        let_work_along(case, colleague=follower, task=FOLLOWS, at=at, actor=actor)
    return follower
