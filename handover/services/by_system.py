"""A system of the receiver answers or reports back, in the name of a colleague there (A3)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from accounts.models import Membership, User
from accounts.roles import ROLE_PERMISSIONS, Permission
from audit.events import AuditEvent
from audit.services import record
from common.api import Conflict
from connections.submissions import Message, earlier, keep
from handover.enums import PartnerAct
from handover.models import Handover, HandoverSubmission

if TYPE_CHECKING:
    from organisations.models import Organisation

OTHER = "Dit kenmerk (Idempotency-Key) hoort bij een andere handeling. Kies een nieuw kenmerk."


@transaction.atomic
def once(
    message: Message,
    act: PartnerAct,
    *,
    number: str,
    opened: Callable[[], Handover],
    do: Callable[[Handover], object],
) -> tuple[HandoverSubmission, bool]:
    """What this message did, and whether it is new. Sent again it answers the same, also when the
    handover is no longer there for this organisation.

    ``opened`` is the door, ``do`` the act in the name of a colleague.
    """
    known = earlier(HandoverSubmission, message)
    if known and (known.act, known.handover.number) != (act, number):
        raise Conflict(OTHER)
    if known:
        return known, False
    handover = opened()
    do(handover)
    kept = keep(HandoverSubmission, message, act=act, handover=handover)
    record(
        AuditEvent.CHANGED,
        actor=message.actor,
        target=handover,
        system=message.system.pk,
        act=act,
    )
    return kept, True


def colleague_at(organisation: "Organisation", email: str, may: Permission) -> User | None:
    """The active colleague with this address whose role of today there includes this."""
    roles = [role for role, permissions in ROLE_PERMISSIONS.items() if may in permissions]
    here = Membership.objects.current(timezone.localdate()).filter(
        organisation=organisation, role__in=roles
    )
    known = User.objects.filter(email__iexact=email, is_active=True, pk__in=here.values("user"))
    return known.first()
