"""The letter on the right to destruction, after 'geen' (002-39)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.selectors.addressees import addressees
from tracks.enums import TrackLetterKind
from tracks.models import Track, TrackLetter

if TYPE_CHECKING:
    from accounts.models import User


def owe_destruction_letters(track: Track, *, at: datetime, actor: "User") -> None:
    """Everybody of twelve and older hears; for younger children their parents (A10)."""
    for person in addressees(track.report, on=timezone.localdate(at)):
        letter, made = TrackLetter.objects.get_or_create(
            track=track, kind=TrackLetterKind.DESTRUCTION_RIGHT, addressee=person
        )
        if made:
            record(AuditEvent.CREATED, actor=actor, target=letter)
