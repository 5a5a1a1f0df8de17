"""Who sees which handover, in SQL: VT by its case, the receiver and copies by their own rule."""

from typing import TYPE_CHECKING, Self

from django.db.models import Exists, F, OuterRef, Q

from accounts.roles import Permission
from cases.enums import CaseState
from cases.models import Case, RegieAssignment
from cases.querysets import OfCaseQuerySet
from handover.enums import ENDED, WITH_RECEIVER, HandoverState
from handover.permissions import can_read_handovers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accounts.models import User
    from organisations.models import Organisation


class HandoverQuerySet(OfCaseQuerySet):
    def visible_to(self, user: "User") -> Self:
        """For Veilig Thuis."""
        return super().visible_to(user) if can_read_handovers(user) else self.none()

    def running(self) -> Self:
        return self.exclude(state__in=ENDED)

    def for_receiver(self, user: "User") -> Self:
        """Of the own organisation: what waits for an answer, by whoever answers there; and what
        it accepted, by whoever knows the family. Refused or withdrawn it is gone (A2), and never
        of a family this reader is kept out of (A12)."""
        own = user.organisations_where(Permission.HANDOVER_ACCEPT)
        return self._known_at(user, Q(receiver__in=own))

    def for_holder(self, user: "User") -> Self:
        """What a partner reads: the same, and what came with a family of which the own
        organisation got regie at the table or took it over since (5.3, 003-33)."""
        own = user.organisations_where(Permission.HANDOVER_ACCEPT)
        return self._known_at(user, Q(receiver__in=own) | _of_family_held_by(own))

    def of_receiver(self, organisation: "Organisation") -> Self:
        """For a system of this organisation: what waits there, and what came with a family of
        which it holds regie."""
        own = [organisation.pk]
        waiting = Q(state__in=WITH_RECEIVER)
        accepted = Q(_holds_regie(own), state=HandoverState.ACCEPTED)
        theirs = Q(waiting | accepted, receiver=organisation)
        return self.filter(theirs | _of_family_held_by(own), case__region=organisation.region)

    def _known_at(self, user: "User", where: Q) -> Self:
        if user.region is None or not user.may(Permission.HANDOVER_ACCEPT):
            return self.none()
        known = Case.objects.known_to_partner(user)
        waiting = Q(state__in=WITH_RECEIVER)
        accepted = Q(state=HandoverState.ACCEPTED, case__in=known)
        mine = self.filter(waiting | accepted, where, case__region=user.region)
        return mine.exclude(case__in=Case.objects.kept_from(user).values("pk"))


def _of_family_held_by(own: "Iterable[int]") -> Q:
    """Accepted by another since the family came to the local field, where one of these
    organisations holds regie now."""
    since = F("case__in_local_field_since")
    return Q(_holds_regie(own), state=HandoverState.ACCEPTED, accepted_at__gte=since)


def _holds_regie(own: "Iterable[int]") -> Exists:
    held = RegieAssignment.objects.filter(case=OuterRef("case"), organisation__in=own, until=None)
    return Exists(held)


class OfHandoverQuerySet(HandoverQuerySet):
    case_path = "handover__case"


class CopyQuerySet(OfHandoverQuerySet):
    def for_organisation(self, user: "User") -> Self:
        """Copies to the own organisation, as long as the handover stands and the case is open;
        never of a family this reader is kept out of (S20, A12)."""
        own = user.organisations_where(Permission.CASE_HELD_BY_ORGANISATION)
        if user.region is None or not own:
            return self.none()
        stands = self.filter(
            organisation__in=own,
            handover__case__region=user.region,
            handover__document__isnull=False,
        ).exclude(handover__case__state=CaseState.CLOSED)
        gone = (HandoverState.REFUSED, HandoverState.WITHDRAWN)
        told = stands.exclude(handover__state__in=gone)
        return told.exclude(handover__case__in=Case.objects.kept_from(user).values("pk"))


class OfMeetingQuerySet(HandoverQuerySet):
    case_path = "meeting__handover__case"


class OfAttendanceQuerySet(HandoverQuerySet):
    case_path = "attendance__meeting__handover__case"
