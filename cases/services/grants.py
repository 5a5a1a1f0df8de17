"""Opening a door for a while, with a reason that somebody reviews."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import record
from cases.enums import GrantReason
from cases.models import AccessGrant, Case, IdentityReveal, Report
from cases.permissions import can_reveal, can_review_grant
from common.exceptions import DomainError
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User

GRANT_LASTS = timedelta(hours=3)
REVEAL_LASTS = timedelta(minutes=30)


@transaction.atomic
def break_glass(number: str, *, kind: GrantReason, reason: str, actor: "User") -> AccessGrant:
    """Open a case of the own region for three hours; the team lead reviews it (A1).

    Raises DomainError with one and the same sentence whether the case is elsewhere, closed to
    this colleague or does not exist: a stranger learns nothing. Asked twice it is one grant.
    """
    if not actor.may(Permission.BREAK_GLASS):
        raise PermissionDenied
    if not reason.strip():
        raise DomainError("Schrijf waarom u dit dossier nu moet openen.")
    cases = Case.objects.filter(region=actor.region).exclude(
        pk__in=Case.objects.kept_from(actor).values("pk")
    )
    case = cases.filter(number=number.strip().upper()).first()
    if case is None:
        raise DomainError(
            "Dit nummer is niet te openen. Controleer het nummer of bel uw teamleider."
        )
    now = timezone.now()
    grant, new = AccessGrant.objects.get_or_create(
        case=locked(case),
        user=actor,
        kind=kind,
        reason=reason.strip(),
        until__gt=now,
        defaults={"since": now, "until": now + GRANT_LASTS},
    )
    if not new:
        return grant
    record(AuditEvent.ACCESS_GRANTED, actor=actor, target=case, kind=kind, reason=reason.strip())
    return grant


@transaction.atomic
def review_grant(grant: AccessGrant, *, actor: "User") -> AccessGrant:
    """The team lead or privacy officer has looked at the reason; not one's own (A1)."""
    if not can_review_grant(grant, actor):
        raise PermissionDenied
    grant.reviewed_at = timezone.now()
    grant.reviewed_by = actor
    grant.save(update_fields=["reviewed_at", "reviewed_by"])
    record(AuditEvent.CHANGED, actor=actor, target=grant.case, grant_reviewed=grant.pk)
    return grant


@transaction.atomic
def reveal_reporter(report: Report, *, reason: str, actor: "User") -> IdentityReveal:
    """Show the name of an anonymous reporter for half an hour, with a reason (S20).

    Asked twice it is one reveal.
    """
    if not can_reveal(report, actor):
        raise PermissionDenied
    if not reason.strip():
        raise DomainError("Schrijf waarom u de naam van de melder nodig hebt.")
    now = timezone.now()
    reveal, new = IdentityReveal.objects.get_or_create(
        report=locked(report),
        user=actor,
        reason=reason.strip(),
        until__gt=now,
        defaults={"since": now, "until": now + REVEAL_LASTS},
    )
    if not new:
        return reveal
    record(AuditEvent.REVEALED, actor=actor, target=report, reason=reason.strip())
    return reveal
