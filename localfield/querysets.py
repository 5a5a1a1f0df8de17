"""Who sees the work of the local field, in SQL: Veilig Thuis by the case, a partner by regie."""

from typing import TYPE_CHECKING, Self

from cases.models import Case
from cases.querysets import OfCaseQuerySet
from localfield.permissions import can_follow

if TYPE_CHECKING:
    from accounts.models import User


class LocalQuerySet(OfCaseQuerySet):
    """Of one case, directly or by ``case_path``."""

    def visible_to(self, user: "User") -> Self:
        return super().visible_to(user) if can_follow(user) else self.none()

    def for_partner(self, user: "User") -> Self:
        """What belongs to families this colleague of a partner knows (A1, A2)."""
        return self.filter(**{f"{self.case_path}__in": Case.objects.known_to_partner(user)})


class OfTrajectoryQuerySet(LocalQuerySet):
    case_path = "trajectory__case"


class OfContactQuerySet(LocalQuerySet):
    case_path = "contact__case"


class OfBridgingQuerySet(LocalQuerySet):
    case_path = "bridging__case"


class OfEvaluationQuerySet(LocalQuerySet):
    case_path = "evaluation__trajectory__case"
