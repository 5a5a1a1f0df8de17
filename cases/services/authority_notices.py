"""Informing police, RvdK and others because interest or severity asks for it (004-13)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases import permissions
from cases.models import AuthorityNotice, Case
from common.exceptions import DomainError
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def notify_authority(
    case: Case,
    *,
    to: str,
    organisation_name: str,
    what: str,
    ground: str,
    actor: "User",
    consent_asked: bool = False,
    consent_given: bool = False,
    weighing: str = "",
    at: datetime | None = None,
) -> AuthorityNotice:
    """Record what was shared with whom, on which ground, and the consent or the weighing (A9).

    Sent twice it is one notification.
    """
    if not permissions.can_notify_authority(case, actor):
        raise PermissionDenied
    at = at or timezone.now()
    told: dict[str, Any] = {
        "what": what.strip(),
        "ground": ground.strip(),
        "weighing": weighing.strip(),
    }
    consent: dict[str, Any] = {"consent_asked": consent_asked, "consent_given": consent_given}
    if reasons := _objections(at, **told, **consent):
        raise DomainError(*reasons)
    notice, new = AuthorityNotice.objects.get_or_create(
        case=locked(case),
        to=to,
        organisation_name=organisation_name.strip(),
        at=at,
        by=actor,
        **told,
        **consent,
    )
    if new:
        record(AuditEvent.SENT, actor=actor, target=case, notice=notice.pk, to=to)
    return notice


def _objections(
    at: datetime, *, what: str, ground: str, weighing: str, consent_asked: bool, consent_given: bool
) -> list[str]:
    return [
        sentence
        for missing, sentence in (
            (at > timezone.now(), "Het moment van delen kan niet in de toekomst liggen."),
            (not ground, "Schrijf waarom delen nodig is."),
            (not what, "Schrijf wat u hebt gedeeld."),
            (
                consent_given and not consent_asked,
                "Toestemming kan alleen gegeven zijn als erom is gevraagd.",
            ),
            (
                not consent_given and not weighing,
                "Er is geen toestemming: schrijf waarom delen toch nodig is.",
            ),
        )
        if missing
    ]
