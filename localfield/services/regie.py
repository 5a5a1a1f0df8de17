"""Keeping notes as the one who directs (000-13)."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError
from localfield.enums import RegiePart
from localfield.models import LocalTrajectory, RegieNote
from localfield.selectors.trajectories import held_by
from localfield.services.contacts import held_trajectory

if TYPE_CHECKING:
    from accounts.models import User

NO_PART = "Kies over welk onderdeel van de regie dit gaat."
NO_TEXT = "Schrijf uw aantekening."


@transaction.atomic
def note_regie(
    trajectory: LocalTrajectory, *, part: RegiePart | str, text: str, actor: "User"
) -> RegieNote:
    """Coordination, supervision of safety, progress or effects: what was done or seen.

    It stands; Veilig Thuis reads it. Sent twice it is one note.
    """
    row = held_trajectory(trajectory.case, actor=actor)
    if part not in RegiePart.values:
        raise DomainError(NO_PART)
    if not text.strip():
        raise DomainError(NO_TEXT)
    told = {"part": part, "text": text.strip(), "noted_by": actor}
    today = timezone.localdate()
    known = row.regie_notes.filter(noted_at__date=today, **told).first()
    if known:
        return known
    note = RegieNote.objects.create(
        trajectory=row, organisation=held_by(row.case, actor), noted_at=timezone.now(), **told
    )
    record(AuditEvent.CREATED, actor=actor, target=row, regie_note=note.pk, part=part)
    return note
