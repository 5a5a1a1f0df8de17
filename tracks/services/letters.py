"""The letter on the right to destruction, after 'geen' (002-39)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.enums import FeedbackChannel
from cases.selectors.addressees import addressees
from cases.services.sending import moment_of_sending
from common.exceptions import DomainError
from documents.services import freeze
from tracks import permissions
from tracks.enums import TrackLetterKind
from tracks.models import Track, TrackLetter
from tracks.selectors.letters import destruction_letter
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User

ALREADY_SENT = "Deze brief is al verzonden. Maak zo nodig een gewone brief."
NOT_PRINTED = "Maak eerst de brief. Daarna legt u vast dat hij is verzonden."


def owe_destruction_letters(track: Track, *, at: datetime, actor: "User") -> None:
    """Everybody of twelve and older hears; for younger children their parents (A10)."""
    for person in addressees(track.report, on=timezone.localdate(at)):
        letter, made = TrackLetter.objects.get_or_create(
            track=track, kind=TrackLetterKind.DESTRUCTION_RIGHT, addressee=person
        )
        if made:
            record(AuditEvent.CREATED, actor=actor, target=letter)


@transaction.atomic
def print_letter(letter: TrackLetter, *, actor: "User") -> TrackLetter:
    """Fix the words with the address of today; a worker prints them.

    Until it was sent it can be made again, after an address was mended.
    """
    row = _held(letter, actor)
    if row.sent_at is not None:
        raise DomainError(ALREADY_SENT)
    content = destruction_letter(row, day=timezone.localdate(), sender=actor.name)
    title = f"Brief over het recht op vernietiging bij dienst {row.track.number}"
    row.document = freeze(title, row.track.number, "documents/letter.html", {"letter": content})
    row.save(update_fields=["document"])
    record(AuditEvent.CHANGED, actor=actor, target=row, fields=["document"])
    return row


@transaction.atomic
def send_letter(
    letter: TrackLetter,
    *,
    channel: FeedbackChannel,
    actor: "User",
    at: datetime | None = None,
) -> TrackLetter:
    """This person has been told of the right. Sent twice it was sent once."""
    row = _held(letter, actor)
    if row.sent_at is not None:
        return row
    if row.document is None:
        raise DomainError(NOT_PRINTED)
    row.sent_at = moment_of_sending(row.document, at)
    row.sent_by, row.channel = actor, FeedbackChannel(channel)
    row.save(update_fields=["sent_at", "sent_by", "channel"])
    record(AuditEvent.SENT, actor=actor, target=row, channel=row.channel)
    return row


def _held(letter: TrackLetter, actor: "User") -> TrackLetter:
    """The letter, fresh, its track locked until the transaction ends."""
    track = locked(letter.track)
    row = TrackLetter.objects.select_related("track__case__region", "document").get(pk=letter.pk)
    row.track = track
    if not permissions.can_send_track_letter(row, actor):
        raise PermissionDenied
    return row
