"""The doors to a track. Views come in here or not at all."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404

from audit.events import AuditEvent
from audit.services import note_refusal, record
from cases.access import open_case, require_step, require_that
from cases.models import Case
from tracks.models import Track, TrackLetter
from tracks.permissions import can_read_sources, can_read_tracks, can_work
from tracks.selectors.letters import letters_of

if TYPE_CHECKING:
    from django.core.files import File

    from accounts.models import User


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


def open_of_case(reader: "User", number: str) -> Case:
    """The case, for who may read how its track goes; the bureaudienst may not (5.3)."""
    case = open_case(reader, number)
    if not can_read_tracks(reader):
        note_refusal(actor=reader, what=number, url_name="track")
        raise PermissionDenied
    return case


def is_open_to(reader: "User", track: Track) -> bool:
    """Whether this reader still sees the track: its last step may have closed the case."""
    return Track.objects.visible_to(reader).filter(pk=track.pk).exists()


def is_case_open_to(reader: "User", case: Case) -> bool:
    """Whether this reader still sees the case: a triagist who gave it away may not."""
    return Case.objects.visible_to(reader).filter(pk=case.pk).exists()


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


def open_letter(reader: "User", number: str, place: int) -> TrackLetter:
    """A letter of a track: the first, second … that it owes."""
    letters = letters_of(open_track(reader, number))
    if not 1 <= place <= len(letters):
        raise Http404
    return letters[place - 1]


def open_letter_to_send(reader: "User", number: str, place: int) -> TrackLetter:
    """The same, for who makes and sends it."""
    letter = open_letter(reader, number, place)
    require_that(can_work, letter.track, reader)
    return letter


def open_letter_pdf(reader: "User", letter: TrackLetter) -> "File[bytes] | None":
    """The printed letter, its download recorded; nothing while it is still being printed."""
    if letter.document is None:
        raise Http404
    if not letter.document.printed:
        return None
    record(AuditEvent.PRINTED, actor=reader, target=letter)
    return letter.document.pdf.open("rb")
