"""The doors to a track. Views come in here or not at all."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404

from audit.events import AuditEvent
from audit.services import note_refusal, record
from cases.access import open_case, require_step, require_that
from tracks.models import Track
from tracks.permissions import can_read_sources, can_read_tracks, can_work

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case


def open_track(reader: "User", number: str, step: str = "") -> Track:
    """The track, its opening recorded, for who may read it or, when named, take this step."""
    track = (
        Track.objects.visible_to(reader)
        .select_related(
            "case__region",
            "case__municipality",
            "case__household",
            "report__case",
            "report__assessment",
            "owner",
            "second",
            "proposed_by",
        )
        .filter(number=number)
        .first()
    )
    if track is None:
        note_refusal(actor=reader, what=number, url_name="track")
        raise Http404
    if step:
        require_step(track, step, reader)
    record(AuditEvent.VIEWED, actor=reader, target=track)
    return track


def open_of_case(reader: "User", number: str) -> "Case":
    """The case, for who may read how its track goes; the bureaudienst may not (5.3)."""
    case = open_case(reader, number)
    if not can_read_tracks(reader):
        note_refusal(actor=reader, what=number, url_name="track")
        raise PermissionDenied
    return case


def open_to_work(reader: "User", number: str) -> Track:
    """The track, for who also writes in it."""
    track = open_track(reader, number)
    require_that(can_work, track, reader)
    return track


def open_sources(reader: "User", number: str) -> Track:
    """The track, for who may read what its sources told (5.3)."""
    track = open_track(reader, number)
    if not can_read_sources(reader):
        note_refusal(actor=reader, what=number, url_name="sources")
        raise PermissionDenied
    return track


def open_sources_to_work(reader: "User", number: str) -> Track:
    """The same, for who also writes in them."""
    track = open_sources(reader, number)
    require_that(can_work, track, reader)
    return track
