"""Who sees what of monitoring, in SQL: Veilig Thuis by the case, a partner by regie."""

from datetime import date
from typing import TYPE_CHECKING, Self

from cases.models import Case
from cases.querysets import OfCaseQuerySet
from monitoring.enums import MOMENT_OVER, RUNNING, TO_COME, TO_PREPARE, MonitoringState
from monitoring.permissions import can_follow

if TYPE_CHECKING:
    from accounts.models import User


class MonitoringQuerySet(OfCaseQuerySet):
    """Of one case, directly or by ``case_path``."""

    def visible_to(self, user: "User") -> Self:
        return super().visible_to(user) if can_follow(user) else self.none()

    def for_partner(self, user: "User") -> Self:
        """Of families this colleague of a partner knows (A1, A2)."""
        return self.filter(**{f"{self.case_path}__in": Case.objects.known_to_partner(user)})


class TrajectoryQuerySet(MonitoringQuerySet):
    def running(self) -> Self:
        return self.filter(state__in=RUNNING)


class OfTrajectoryQuerySet(MonitoringQuerySet):
    case_path = "trajectory__case"


class MomentQuerySet(OfTrajectoryQuerySet):
    def open(self) -> Self:
        """Not closed and not lapsed, of a trajectory that runs."""
        return self.exclude(state__in=MOMENT_OVER).filter(trajectory__state__in=RUNNING)

    def to_come(self) -> Self:
        return self.filter(state__in=TO_COME)

    def to_prepare(self, today: date) -> Self:
        """Three weeks ahead, or later when nobody did: not while the trajectory is suspended."""
        return self.filter(
            state__in=TO_PREPARE,
            prepare_on__lte=today,
            trajectory__state=MonitoringState.ACTIVE,
        )


class OfMomentQuerySet(MonitoringQuerySet):
    case_path = "moment__trajectory__case"
