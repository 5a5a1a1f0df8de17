"""Another day, another colleague, an extra moment."""

from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.services.working_along import let_work_along
from common.dutch import short_day
from common.exceptions import DomainError, TransitionBlocked
from deadlines.selectors import calendar_of
from monitoring import permissions
from monitoring.ahead import prepare_on
from monitoring.enums import MOMENT_OVER, MomentKind, MonitoringState
from monitoring.models import MomentMove, MonitoringMoment, MonitoringTrajectory
from monitoring.selectors.workers import carrier_of, followers_of
from monitoring.services.messages import tell_assigned
from monitoring.services.preparing import FOLLOWS
from monitoring.services.terms import move_term, start_term
from workflow.steps import NOT_FROM_HERE, locked, take_step

if TYPE_CHECKING:
    from accounts.models import User

NO_REASON = "Schrijf waarom dit moment een andere dag krijgt."
PASSED = "Kies een dag die nog komt."
SAME_DAY = "Het moment staat al op deze dag."
NO_WHY = "Schrijf waarom er een extra moment komt."
NOT_LONGER = (
    "In deze regio volgt Veilig Thuis een gezin niet langer dan tot en met {day}. Kies een dag "
    "daarvoor."
)
TOO_FAR = "Kies een dag binnen drie jaar."
NOT_FOLLOWED = "Het volgen van dit gezin ligt stil of is voorbij. Een moment kan er niet bij."
NOT_A_FOLLOWER = "{name} kan in dit dossier geen moment doen. Kies een andere collega."
FURTHEST_DAYS = 3 * 366


@transaction.atomic
def move(
    moment: MonitoringMoment,
    *,
    to: date,
    reason: str,
    actor: "User",
    with_evaluation: bool = False,
) -> MonitoringMoment:
    """Another day, with the reason; a closed day becomes the next working day.

    ``with_evaluation``: hitched to the evaluation of the local field (000-28). Sent twice it is
    moved once.
    """
    locked(moment.trajectory.case)
    row = locked(moment)
    if not permissions.can_monitor(row, actor):
        raise PermissionDenied
    day = _working_day(row.trajectory, to)
    if row.due_on == day and row.moves.filter(reason=reason.strip(), moved_by=actor).exists():
        return row
    if not reason.strip():
        raise DomainError(NO_REASON)
    if row.due_on == day:
        raise DomainError(SAME_DAY)
    before = row.due_on
    ahead = prepare_on(day, calendar_of(row.trajectory.case.region))
    row = take_step(row, "move", actor=actor, to=day, prepare_on=ahead)
    row.with_evaluation = with_evaluation
    row.save(update_fields=["with_evaluation"])
    MomentMove.objects.create(
        moment=row,
        before=before,
        after=day,
        reason=reason.strip(),
        moved_at=timezone.now(),
        moved_by=actor,
    )
    move_term(row, on=day, reason=reason, actor=actor)
    return row


@transaction.atomic
def add_extra(
    trajectory: MonitoringTrajectory,
    *,
    on: date,
    why: str,
    actor: "User",
    with_evaluation: bool = False,
) -> MonitoringMoment:
    """An extra moment is always possible (7.1); beyond the longest duration where the region lets
    VT go on by a decision, of which ``why`` is the ground. Sent twice it is one moment."""
    locked(trajectory.case)
    row = locked(trajectory)
    if not permissions.can_monitor_in(row.case, actor):
        raise PermissionDenied
    if row.state != MonitoringState.ACTIVE:
        raise TransitionBlocked(NOT_FOLLOWED)
    if not why.strip():
        raise DomainError(NO_WHY)
    day = _working_day(row, on)
    last = row.longest_until
    if last and day > last and not row.extendable:
        raise DomainError(NOT_LONGER.format(day=short_day(last)))
    known = row.moments.filter(kind=MomentKind.EXTRA, planned_on=day, extra_why=why.strip()).first()
    if known:
        return known
    moment = MonitoringMoment.objects.create(
        trajectory=row,
        kind=MomentKind.EXTRA,
        extra_why=why.strip(),
        planned_on=day,
        due_on=day,
        prepare_on=prepare_on(day, calendar_of(row.case.region)),
        with_evaluation=with_evaluation,
    )
    start_term(moment, at=timezone.now(), on=day, actor=actor)
    record(AuditEvent.CREATED, actor=actor, target=moment, on=day.isoformat())
    return moment


@transaction.atomic
def give_moment(moment: MonitoringMoment, *, to: "User", actor: "User") -> MonitoringMoment:
    """Another colleague does it, not necessarily who did the track (000-29); who sees the case."""
    case = locked(moment.trajectory.case)
    row = locked(moment)
    if not permissions.can_assign_moment(row, actor):
        raise PermissionDenied
    if row.state in MOMENT_OVER:
        raise TransitionBlocked(NOT_FROM_HERE)
    if to not in followers_of(case):
        raise DomainError(NOT_A_FOLLOWER.format(name=to.name))
    if row.assignee_id == to.pk:
        return row
    if carrier_of(case) != to:
        let_work_along(case, colleague=to, task=FOLLOWS, at=timezone.now(), actor=actor)
    row.assignee = to
    row.save(update_fields=["assignee"])
    record(AuditEvent.CHANGED, actor=actor, target=row, assigned_to=to.pk)
    tell_assigned(row)
    return row


def _working_day(trajectory: MonitoringTrajectory, day: date) -> date:
    today = timezone.localdate()
    if day < today:
        raise DomainError(PASSED)
    if (day - today).days > FURTHEST_DAYS:
        raise DomainError(TOO_FAR)
    return calendar_of(trajectory.case.region).roll(day)
