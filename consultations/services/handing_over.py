"""An advice goes on with another colleague: who began it is ill, left, or goes off duty."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import DomainError, TransitionBlocked
from consultations.models import Consultation
from consultations.permissions import can_advise, can_hand_over_advice
from consultations.services.advising import EDITABLE
from notifications.enums import NotificationKind
from notifications.services import Message, notify
from workflow.steps import NOT_FROM_HERE, locked

if TYPE_CHECKING:
    from accounts.models import User

NO_ADVISER = "Kies een collega van uw regio die adviezen geeft."


@transaction.atomic
def hand_over_advice(advice: Consultation, *, to: "User", actor: "User") -> Consultation:
    """From now on ``to`` does what was promised to the caller (004-17), and is told so.

    Whoever gives advice here may take it over. Twice is once.
    """
    row = locked(advice)
    takes_over = to == actor and can_advise(row, actor)
    if not (takes_over or can_hand_over_advice(row, actor)):
        raise PermissionDenied
    if row.state not in EDITABLE:
        raise TransitionBlocked(NOT_FROM_HERE)
    if not (to.is_active and can_advise(row, to)):
        raise DomainError(NO_ADVISER)
    if to == row.handled_by:
        return row
    before, row.handled_by = row.handled_by, to
    row.save(update_fields=["handled_by"])
    record(
        AuditEvent.CHANGED,
        actor=actor,
        target=row,
        fields=["handled_by"],
        handed_over_by=before.pk,
        handed_over_to=to.pk,
    )
    if to != actor:
        notify([to], _told(row))
    return row


def _told(advice: Consultation) -> Message:
    """Handed over again later is a new message."""
    return Message(
        kind=NotificationKind.TASK,
        key=f"{advice.number}:{timezone.now().isoformat()}",
        title=f"Een collega draagt u advies {advice.number} over",
        path=reverse("consultations:detail", args=[advice.number]),
        by_email=True,
    )
