"""Noting what is a risk and what protects, how it changes, and that it ends."""

from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.models import Case
from cases.permissions import can_note_event, can_tell_of_safety
from cases.services.holding import held_case
from common.exceptions import DomainError
from people.models import Person
from safety.enums import RiskStatus
from safety.models import ProtectiveFactor, RiskFactor, RiskStatusChange
from safety.models.factor import Factor
from safety.services.checks import refuse_stranger

if TYPE_CHECKING:
    from collections.abc import Callable

    from accounts.models import User

    Rule = Callable[[Case, User], bool]

F = TypeVar("F", bound=Factor)
NO_DESCRIPTION = "Beschrijf concreet wat u ziet of hoort."
ENDED = "Dit geldt intussen niet meer. Leg zo nodig een nieuwe regel vast."


@transaction.atomic
def note_risk(
    case: Case, *, kind: str, description: str, actor: "User", about: Person | None = None
) -> RiskFactor:
    """What makes this family unsafe in the long run. Sent twice it is one risk.

    VT notes it, or who works with the family as the local field.
    """
    told = {"kind": kind, "description": description, "about": about}
    return _note(RiskFactor, case, actor, may=can_tell_of_safety, **told)


@transaction.atomic
def describe_risk(
    risk: RiskFactor, *, kind: str, description: str, about: Person | None, actor: "User"
) -> RiskFactor:
    """Say it better, or of somebody else; how it stands does not change."""
    return _describe(risk, actor, kind=kind, description=description, about=about)


@transaction.atomic
def change_risk_status(risk: RiskFactor, *, status: str, reason: str, actor: "User") -> RiskFactor:
    """How the risk stands now and what shows it; the former status stays readable."""
    row = _held(risk, actor, may=can_tell_of_safety)
    if row.status == status:
        return row
    if not reason.strip():
        raise DomainError("Schrijf waaruit blijkt dat dit risico nu anders is.")
    change = RiskStatusChange.objects.create(
        risk=row,
        before=row.status,
        after=RiskStatus(status),
        reason=reason.strip(),
        changed_by=actor,
    )
    row.status = change.after
    row.save(update_fields=["status"])
    moved = {"before": change.before, "after": change.after}
    _record(AuditEvent.CHANGED, row, actor, fields=["status"], **moved)
    return row


@transaction.atomic
def end_risk(risk: RiskFactor, *, reason: str, actor: "User") -> RiskFactor:
    """It no longer holds for this family, or never did; it stays readable."""
    return _end(risk, reason, actor)


@transaction.atomic
def note_protective(
    case: Case, *, kind: str, description: str, actor: "User", about: Person | None = None
) -> ProtectiveFactor:
    """What keeps this family safe. Sent twice it is noted once."""
    return _note(ProtectiveFactor, case, actor, kind=kind, description=description, about=about)


@transaction.atomic
def describe_protective(
    factor: ProtectiveFactor,
    *,
    kind: str,
    description: str,
    about: Person | None,
    actor: "User",
) -> ProtectiveFactor:
    return _describe(factor, actor, kind=kind, description=description, about=about)


@transaction.atomic
def end_protective(factor: ProtectiveFactor, *, reason: str, actor: "User") -> ProtectiveFactor:
    """It no longer protects this family; it stays readable."""
    return _end(factor, reason, actor)


def _note(
    model: type[F], case: Case, actor: "User", *, may: "Rule" = can_note_event, **facts: Any
) -> F:
    row = held_case(case, actor=actor, may=may)
    told = _checked(row, facts)
    rows: QuerySet[F] = model._default_manager.all()
    factor, new = rows.get_or_create(case=row, ended_at=None, **told, defaults={"noted_by": actor})
    if new:
        _record(AuditEvent.CREATED, factor, actor)
    return factor


def _describe(factor: F, actor: "User", **facts: Any) -> F:
    row = _held(factor, actor)
    told = _checked(row.case, facts)
    changed = [name for name, value in told.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, told[name])
    if changed:
        row.save(update_fields=changed)
        _record(AuditEvent.CHANGED, row, actor, fields=changed)
    return row


def _end(factor: F, reason: str, actor: "User") -> F:
    row = _held(factor, actor)
    if not reason.strip():
        raise DomainError("Schrijf waarom dit niet meer geldt.")
    row.ended_at, row.ended_by, row.ended_reason = timezone.now(), actor, reason.strip()
    row.save(update_fields=["ended_at", "ended_by", "ended_reason"])
    _record(AuditEvent.CHANGED, row, actor, fields=["ended_at"])
    return row


def _held(factor: F, actor: "User", *, may: "Rule" = can_note_event) -> F:
    """The row as it stands, its case locked; what ended is no longer written in."""
    case = held_case(factor.case, actor=actor, may=may)
    rows: QuerySet[F] = type(factor)._default_manager.all()
    row = rows.get(pk=factor.pk)
    row.case = case
    if row.ended_at:
        raise DomainError(ENDED)
    return row


def _checked(case: Case, facts: dict[str, Any]) -> dict[str, Any]:
    description = facts["description"].strip()
    if not description:
        raise DomainError(NO_DESCRIPTION)
    if facts["about"]:
        refuse_stranger(case, facts["about"])
    return {**facts, "description": description}


def _record(event: AuditEvent, factor: Factor, actor: "User", **data: Any) -> None:
    kind = factor._meta.model_name
    record(event, actor=actor, target=factor.case, **{str(kind): factor.pk}, **data)
