"""Starting, moving and ending the term of a moment; its law stands in ``deadlines.terms``."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from deadlines import services as deadlines
from deadlines.options import Options
from monitoring.models import MonitoringDeadline, MonitoringMoment

if TYPE_CHECKING:
    from accounts.models import User

D9 = "D9"


def start_term(
    moment: MonitoringMoment,
    *,
    at: datetime,
    actor: "User",
    months: int | None = None,
    on: date | None = None,
) -> MonitoringDeadline:
    """So many months after the handover, or on a day that was agreed."""
    options = Options(length=months, on=on, window=moment.trajectory.window)
    deadline = MonitoringDeadline(moment=moment, term=D9)
    return deadlines.start(deadline, at=at, actor=actor, options=options)


def move_term(moment: MonitoringMoment, *, on: date, reason: str, actor: "User") -> None:
    """The moment has another day, and so has its term."""
    for deadline in _running(moment):
        deadlines.agree(deadline, on=on, reason=reason, actor=actor)


def meet_term(moment: MonitoringMoment, *, at: datetime, actor: "User") -> None:
    for deadline in _running(moment):
        deadlines.meet(deadline, actor=actor, at=at)


def withdraw_term(moment: MonitoringMoment, *, reason: str, actor: "User") -> None:
    for deadline in _running(moment):
        deadlines.withdraw(deadline, reason=reason, actor=actor)


def _running(moment: MonitoringMoment) -> list[MonitoringDeadline]:
    return list(MonitoringDeadline.objects.open().filter(moment=moment, term=D9))
