"""After a crisis the municipal consulent is told, or it is said why not (D8, 000-21)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst

from cases import permissions
from cases.enums import AuthorityKind, ClosingReason, ConsulentGround, ConsulentUntold
from cases.models import AuthorityNotice, Report
from cases.services.authority_notices import put_down
from cases.services.settling import close_if_done
from cases.services.terms import meet_terms, withdraw_terms
from common.exceptions import DomainError
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User

D8 = ["D8"]
CONSENT_IS_THE_GROUND = "U kiest toestemming als grond: kruis aan dat u die hebt gekregen."


@transaction.atomic
def tell_consulent(
    report: Report,
    *,
    municipality: str,
    spoken_to: str,
    channel: str,
    what: str,
    ground: str,
    actor: "User",
    consent_asked: bool = False,
    consent_given: bool = False,
    weighing: str = "",
    at: datetime | None = None,
) -> AuthorityNotice:
    """The consulent heard of the crisis: from whom, how, what and on which ground (A8, A9).

    Sent twice it is one notification.
    """
    row = _held(report, actor=actor)
    at = at or timezone.now()
    if reasons := _objections(row, at, municipality, spoken_to, channel, ground, consent_given):
        raise DomainError(*reasons)
    notice = put_down(
        row.case,
        at=at,
        actor=actor,
        report=row,
        to=AuthorityKind.CONSULENT,
        organisation_name=f"{municipality.strip()}, {spoken_to.strip()}",
        channel=channel,
        what=what,
        consulent_ground=ground,
        consent_asked=consent_asked,
        consent_given=consent_given,
        weighing=weighing,
    )
    # Whoever called before the report was marked as spoed did so in time.
    heard = max(at, row.urgent_since or at)
    meet_terms(D8, row.case, actor=actor, at=heard, report=row)
    close_if_done(row.case, reason=ClosingReason.SETTLED, at=heard, actor=actor)
    return notice


@transaction.atomic
def leave_consulent_untold(
    report: Report, *, reason: str, explanation: str, actor: "User"
) -> Report:
    """There is no consulent to tell, and why: the term falls away, the reason stays to be read."""
    row = _held(report, actor=actor)
    if not explanation.strip():
        raise DomainError("Licht toe waarom u de consulent niet vertelt.")
    why = f"{capfirst(ConsulentUntold(reason).label)}: {explanation.strip()}"
    withdraw_terms(D8, row.case, reason=why, actor=actor, report=row)
    close_if_done(row.case, reason=ClosingReason.SETTLED, at=timezone.now(), actor=actor)
    return row


def _held(report: Report, *, actor: "User") -> Report:
    if not permissions.can_tell_consulent(report, actor):
        raise PermissionDenied
    row = locked(report)
    if not row.urgent:
        raise DomainError("Deze melding is geen spoed; de consulent hoeft niets te horen.")
    return row


def _objections(
    report: Report,
    at: datetime,
    municipality: str,
    spoken_to: str,
    channel: str,
    ground: str,
    consent_given: bool,
) -> list[str]:
    by_consent = ground == ConsulentGround.CONSENT
    return [
        sentence
        for missing, sentence in (
            (not municipality.strip(), "Vul de gemeente in."),
            (not spoken_to.strip(), "Vul in wie u hebt gesproken."),
            (not channel, "Kies hoe u de consulent vertelde."),
            (at < report.received_at, "U kunt niet vóór de melding over de crisis verteld hebben."),
            (by_consent and not consent_given, CONSENT_IS_THE_GROUND),
        )
        if missing
    ]
