"""Requests to the Raad of a track, and who keeps sight while the family waits."""

from typing import TYPE_CHECKING

from cases.models import CaseDeadline
from organisations.models import Organisation
from organisations.selectors import receivers
from tracks.enums import RvdkState
from tracks.models import RvdkRequest

if TYPE_CHECKING:
    from cases.models import Case
    from organisations.models import Region
    from tracks.models import Track

VT_KEEPS = "Veilig Thuis, als verzoeker"
OVER = (RvdkState.RULED, RvdkState.WITHDRAWN)


def running_request(track: "Track") -> RvdkRequest | None:
    """The request that is being prepared or waits; at most one."""
    rows = track.rvdk_requests.exclude(state__in=OVER)
    return rows.select_related("sight_organisation", "requested_by").first()


def former_requests(track: "Track") -> list[RvdkRequest]:
    rows = track.rvdk_requests.filter(state__in=OVER)
    rows = rows.select_related("sight_organisation", "requested_by")
    return list(rows.order_by("-ended_at", "-pk"))


def validity_of(case: "Case") -> CaseDeadline | None:
    """The term D18 that runs."""
    return CaseDeadline.objects.open().filter(case=case, report=None, term="D18").first()


def keepers(region: "Region") -> list[tuple[str, str]]:
    """Who can keep sight while a family waits: VT as the one who asks, or another (7.20)."""
    return [("", VT_KEEPS), *((str(one.pk), one.name) for one in receivers(region))]


def keeper_chosen(region: "Region", key: str) -> Organisation | None:
    return receivers(region).filter(pk=int(key)).first() if key else None
