"""Who sees which handover, in SQL: VT by its case, the receiver and copies by their own rule."""

from typing import TYPE_CHECKING, Self

from django.db.models import Exists, OuterRef, Q

from accounts.roles import Permission
from cases.models import Case, ConflictOfInterest
from cases.querysets import OfCaseQuerySet
from handover.enums import ENDED, WITH_RECEIVER, HandoverState
from handover.permissions import can_read_handovers

if TYPE_CHECKING:
    from accounts.models import User


class HandoverQuerySet(OfCaseQuerySet):
    def visible_to(self, user: "User") -> Self:
        """For Veilig Thuis."""
        return super().visible_to(user) if can_read_handovers(user) else self.none()

    def running(self) -> Self:
        return self.exclude(state__in=ENDED)

    def for_receiver(self, user: "User") -> Self:
        """Of the own organisation: what waits for an answer, by whoever answers there; and what
        it accepted, by whoever knows the family. Refused or withdrawn it is gone (A2)."""
        own = user.organisations_where(Permission.HANDOVER_ACCEPT)
        if user.region is None or not own:
            return self.none()
        known = Case.objects.known_to_partner(user)
        waiting = Q(state__in=WITH_RECEIVER)
        accepted = Q(state=HandoverState.ACCEPTED, case__in=known)
        shut_out = ConflictOfInterest.objects.filter(user=user, case=OuterRef("case"))
        mine = self.filter(waiting | accepted, receiver__in=own, case__region=user.region)
        return mine.exclude(Exists(shut_out))


class OfHandoverQuerySet(HandoverQuerySet):
    case_path = "handover__case"


class OfMeetingQuerySet(HandoverQuerySet):
    case_path = "meeting__handover__case"
