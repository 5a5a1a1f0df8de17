"""The letters that invite the family to a warm handover."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError
from documents.services import freeze
from handover import permissions
from handover.content.invitation import invitation, tells_secret
from handover.models import Attendance, Invitation
from handover.services.holding import held_meeting

if TYPE_CHECKING:
    from accounts.models import User

NO_DAY = "Kies eerst waar en wanneer het gesprek is."
NOT_FAMILY = "Een brief is voor een gezinslid."
KEPT_AWAY = "Deze persoon is niet uitgenodigd en krijgt geen brief."
HIDES_THERE = (
    "De plek van het gesprek is het geheime adres van een ander. Kies een andere plek, of nodig "
    "deze persoon niet uit."
)


@transaction.atomic
def make_invitation(attendance: Attendance, *, actor: "User") -> Invitation:
    """A letter to this person alone, its words fixed now; a worker prints it.

    Where somebody else hides is refused (A11). After the day was moved a new one is made.
    """
    meeting = held_meeting(attendance.meeting, actor=actor)
    if not permissions.can_prepare(meeting.handover, actor):
        raise PermissionDenied
    row = Attendance.objects.select_related("person").get(meeting=meeting, pk=attendance.pk)
    row.meeting = meeting
    _refuse(row)
    number = meeting.handover.number
    letter = invitation(row, day=timezone.localdate(), sender=actor.name)
    made = Invitation.objects.create(
        attendance=row,
        document=freeze(
            f"Uitnodiging overdracht {number}", number, "documents/letter.html", {"letter": letter}
        ),
        made_at=timezone.now(),
        made_by=actor,
    )
    record(AuditEvent.CREATED, actor=actor, target=made)
    return made


def _refuse(seat: Attendance) -> None:
    if seat.person is None:
        raise DomainError(NOT_FAMILY)
    if seat.not_invited_why:
        raise DomainError(KEPT_AWAY)
    if not seat.meeting.planned_at or not seat.meeting.place:
        raise DomainError(NO_DAY)
    if tells_secret(seat):
        raise DomainError(HIDES_THERE)
