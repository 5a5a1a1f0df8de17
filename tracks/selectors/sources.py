"""The sources of an investigation. The reader came in by their own door (5.3)."""

from typing import TYPE_CHECKING

from django.http import Http404

from tracks.models import InformationSource

if TYPE_CHECKING:
    from tracks.models import Track


def sources_of(track: "Track") -> list[InformationSource]:
    """In the order in which they told, each with what was mended."""
    rows = track.sources.select_related("recorded_by").prefetch_related("amendments__amended_by")
    return list(rows.order_by("told_on", "pk"))


def source_of(track: "Track", pk: int) -> InformationSource:
    source = track.sources.select_related("track__case").filter(pk=pk).first()
    if source is None:
        raise Http404
    return source
