"""Giving a case to a colleague, with the reason."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import record
from cases import permissions
from cases.models import Case, CaseAssignment, CaseColleague, ConflictOfInterest
from common.exceptions import DomainError
from notifications.enums import NotificationKind
from notifications.services import Message, notify

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def assign(
    case: Case, *, to: "User", reason: str, actor: "User", at: datetime | None = None
) -> CaseAssignment:
    """Give the case to a colleague, who hears of it."""
    if not permissions.can_assign(case, actor):
        raise PermissionDenied
    assignment = let_carry(case, to=to, reason=reason, actor=actor, at=at)
    if to != actor:
        notify(
            [to],
            Message(
                kind=NotificationKind.ASSIGNMENT,
                key=f"assignment:{assignment.pk}",
                title=f"U draagt nu dossier {case.number}",
                path=reverse("cases:detail", args=[case.number]),
                by_email=True,
            ),
        )
    return assignment


@transaction.atomic
def let_carry(
    case: Case, *, to: "User", reason: str, actor: "User", at: datetime | None = None
) -> CaseAssignment:
    """The case is carried by this colleague from now on; the one before ends at that moment.

    Who may was asked by the caller; a beginning assessment brings its case along.
    """
    if not reason.strip():
        raise DomainError("Geef de reden van de toewijzing.")
    if to.region != case.region or not to.may(Permission.CASE_ASSIGNED) or not to.is_active:
        raise DomainError(f"{to.name} kan geen dossiers van deze regio dragen. Kies een collega.")
    if ConflictOfInterest.objects.filter(case=case, user=to).exists():
        raise DomainError(f"{to.name} mag dit dossier niet zien. Kies een andere collega.")
    at = at or timezone.now()
    current = (
        CaseAssignment.objects.select_for_update(of=("self",)).filter(case=case, until=None).first()
    )
    if current and current.worker_id == to.pk:
        return current
    if current:
        current.until = at
        current.save(update_fields=["until"])
    assignment = CaseAssignment.objects.create(
        case=case, worker=to, since=at, reason=reason.strip(), assigned_by=actor
    )
    record(AuditEvent.CHANGED, actor=actor, target=case, assigned_to=to.pk)
    return assignment


def leave_caseload(case: Case, *, at: datetime) -> None:
    """Nobody of VT carries the case from now on, nor works along in it.

    Part of a step of the case, where the actor is recorded. Who still owes a letter sees the case
    for that letter.
    """
    for rows in (CaseAssignment.objects, CaseColleague.objects):
        for held in rows.filter(case=case, until=None):
            held.until = max(at, held.since)
            held.save(update_fields=["until"])
