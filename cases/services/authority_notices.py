"""Informing police, RvdK and others because interest or severity asks for it (004-13)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases import permissions
from cases.enums import AuthorityKind
from cases.models import AuthorityNotice, Case
from common.exceptions import DomainError
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User

ASK_FIRST = "Toestemming kan alleen gegeven zijn als erom is gevraagd."
WEIGH = "Er is geen toestemming: schrijf waarom delen toch nodig is."


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

    Sent twice it is one notification. Telling the consulent is ``services.consulent``.
    """
    if not permissions.can_notify_authority(case, actor):
        raise PermissionDenied
    if to == AuthorityKind.CONSULENT:
        raise DomainError("Leg dit vast bij de melding waarover u de consulent vertelde.")
    return put_down(
        case,
        at=at or timezone.now(),
        actor=actor,
        to=to,
        organisation_name=organisation_name,
        what=what,
        ground=ground,
        weighing=weighing,
        consent_asked=consent_asked,
        consent_given=consent_given,
    )


def put_down(case: Case, *, at: datetime, actor: "User", **told: Any) -> AuthorityNotice:
    """Write in the case what was shared; ``told`` are fields of the notice.

    Who may was asked by the caller.
    """
    told = {
        name: given.strip() if isinstance(given, str) else given for name, given in told.items()
    }
    if reasons := _objections(AuthorityNotice(at=at, **told)):
        raise DomainError(*reasons)
    row = locked(case)
    notice, new = AuthorityNotice.objects.get_or_create(case=row, at=at, by=actor, **told)
    if new:
        record(AuditEvent.SENT, actor=actor, target=row, notice=notice.pk, to=notice.to)
    return notice


def _objections(notice: AuthorityNotice) -> list[str]:
    return [
        sentence
        for missing, sentence in (
            (notice.at > timezone.now(), "Het moment van delen kan niet in de toekomst liggen."),
            (not notice.why, "Schrijf waarom delen nodig is."),
            (not notice.what, "Schrijf wat u hebt gedeeld."),
            (notice.consent_given and not notice.consent_asked, ASK_FIRST),
            (not notice.consent_given and not notice.weighing, WEIGH),
        )
        if missing
    ]
