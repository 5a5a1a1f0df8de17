"""Who hears that a handover was sent, accepted, refused or taken back; never with a name."""

from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership, User
from accounts.roles import ROLE_PERMISSIONS, Permission, Role
from cases.models.grants import not_kept_out
from handover.enums import WITH_RECEIVER
from notifications.enums import NotificationKind
from notifications.services import Message, notify

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from handover.models import Handover


def tell_receiver(handover: "Handover", what: str, *, kind: NotificationKind) -> None:
    """Everybody who answers handovers at the receiver; when nobody there can, VT hears that."""
    path = reverse("handover:inbox")
    answering = _answering(handover)
    notify(answering, _message(handover, kind, what, path))
    if not answering.exists():
        _tell_nobody_answers(handover)


def tell_accepted(handover: "Handover") -> None:
    heard = not_kept_out(_at_vt(handover), handover.case)
    notify(heard, _own(handover, NotificationKind.TASK, "is geaccepteerd"))


def tell_refused(handover: "Handover") -> None:
    """Who prepared it or carries the case, the region officers and the team leads (3.6)."""
    region = handover.case.region
    others = [
        colleague.pk
        for role in (Role.REGION_OFFICER, Role.TEAM_LEAD)
        for colleague in User.objects.in_role(role, region)
    ]
    heard = _at_vt(handover) | User.objects.filter(pk__in=others)
    message = _own(handover, NotificationKind.TASK, "is geweigerd; de regie is van Veilig Thuis")
    notify(not_kept_out(heard.distinct(), handover.case), message)


def tell_withdrawn(handover: "Handover", *, was: str) -> None:
    """The receiver hears it when the handover stood in the inbox."""
    if was in WITH_RECEIVER:
        what = "is door Veilig Thuis ingetrokken"
        message = _message(handover, NotificationKind.TASK, what, reverse("handover:inbox"))
        notify(_answering(handover), message)


def tell_fell_away(handover: "Handover", *, actor: "User") -> None:
    """Who prepared it or carries the case: who was invited to a meeting still has to hear it."""
    message = _own(handover, NotificationKind.TASK, "is ingetrokken: Veilig Thuis besloot anders")
    heard = _at_vt(handover).exclude(pk=actor.pk)
    notify(not_kept_out(heard, handover.case), message)


def _tell_nobody_answers(handover: "Handover") -> None:
    """Who prepared it and the region officers: the receiver has to be called."""
    officers = User.objects.in_role(Role.REGION_OFFICER, handover.case.region)
    heard = _at_vt(handover) | User.objects.filter(pk__in=officers.values("pk"))
    what = "kan bij de ontvanger niemand accepteren: niemand met een account mag dit gezin zien"
    message = _own(handover, NotificationKind.TASK, what)
    notify(not_kept_out(heard.distinct(), handover.case), message)


def _at_vt(handover: "Handover") -> "QuerySet[User]":
    """Who began it, and who carries the case."""
    carrying = handover.case.assignments.filter(until=None).values("worker")
    return User.objects.filter(Q(pk=handover.begun_by_id) | Q(pk__in=carrying), is_active=True)


def _answering(handover: "Handover") -> "QuerySet[User]":
    roles = [role for role, may in ROLE_PERMISSIONS.items() if Permission.HANDOVER_ACCEPT in may]
    today = timezone.localdate()
    there = Membership.objects.current(today).filter(organisation=handover.receiver, role__in=roles)
    at = User.objects.filter(pk__in=there.values("user"), is_active=True)
    return not_kept_out(at, handover.case)


def _own(handover: "Handover", kind: NotificationKind, what: str) -> Message:
    path = reverse("handover:of_case", args=[handover.case.number])
    return _message(handover, kind, what, path)


def _message(handover: "Handover", kind: NotificationKind, what: str, path: str) -> Message:
    return Message(
        kind=kind,
        key=f"handover:{handover.number}:{handover.state}:{what}",
        title=f"Overdracht {handover.number} {what}",
        path=path,
        by_email=True,
    )
