"""Who sees which track, in SQL: who sees the case and may read the judgement (domain 5.3)."""

from typing import TYPE_CHECKING, Self

from cases.querysets import OfCaseQuerySet
from tracks.enums import ENDED, NO_LONGER_ACTS, WAITING
from tracks.permissions import can_read_sources, can_read_tracks

if TYPE_CHECKING:
    from accounts.models import User


class TrackQuerySet(OfCaseQuerySet):
    def visible_to(self, user: "User") -> Self:
        return super().visible_to(user) if can_read_tracks(user) else self.none()

    def running(self) -> Self:
        return self.exclude(state__in=ENDED)

    def acting(self) -> Self:
        """VT acts in it: a new report goes on there."""
        return self.exclude(state__in=NO_LONGER_ACTS)

    def waiting(self) -> Self:
        """Assigned, not started: the family waits."""
        return self.filter(state__in=WAITING)


class OfTrackQuerySet(OfCaseQuerySet):
    case_path = "track__case"

    def visible_to(self, user: "User") -> Self:
        return super().visible_to(user) if can_read_tracks(user) else self.none()


class OfConversationQuerySet(OfTrackQuerySet):
    case_path = "conversation__track__case"


class SourceQuerySet(OfTrackQuerySet):
    def visible_to(self, user: "User") -> Self:
        """The raw sources of an investigation: fewer people than the rest (5.3)."""
        return super().visible_to(user) if can_read_sources(user) else self.none()


class OfSourceQuerySet(SourceQuerySet):
    """What hangs on a source is read by who reads the source."""

    case_path = "source__track__case"


class OfRequestQuerySet(OfTrackQuerySet):
    case_path = "request__track__case"
