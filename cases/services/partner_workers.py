"""Giving a family to a colleague at the partner that directs, and taking it from that desk."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import record
from cases import permissions
from cases.enums import RegieKind
from cases.models import Case, ConflictOfInterest, PartnerWorker, RegieAssignment
from cases.selectors.partner_workers import desk_of
from cases.services.regie import pass_regie
from cases.services.regie_messages import (
    tell_desk_is_empty,
    tell_family_is_given,
    tell_nobody_has_family,
)
from common.exceptions import DomainError, ReasonRequired
from deadlines.workdays import AMSTERDAM
from organisations.models import Organisation
from workflow.steps import locked

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.models import User

# The reason of who is the first there to have the family, when none is given.
FIRST = "Eerste medewerker voor dit gezin"


@transaction.atomic
def give_family(
    case: Case,
    *,
    organisation: Organisation,
    worker: "User",
    reason: str,
    actor: "User",
    at: datetime | None = None,
) -> PartnerWorker:
    """The family is with this colleague from now on, who hears of it.

    Raises PermissionDenied, DomainError, or ReasonRequired when it leaves another colleague.
    """
    case = locked(case)
    if not permissions.can_give_family(organisation, actor, desk=desk_of(case, organisation)):
        raise PermissionDenied
    desk = let_work(
        case, organisation=organisation, worker=worker, reason=reason, actor=actor, at=at
    )
    if worker != actor:
        tell_family_is_given(case, worker=worker, key=f"partner-worker:{desk.pk}")
    return desk


@transaction.atomic
def let_work(
    case: Case,
    *,
    organisation: Organisation,
    worker: "User",
    reason: str,
    actor: "User",
    at: datetime | None = None,
) -> PartnerWorker:
    """The family is on this desk; the desk before ends, and regie names who has it now.

    Who may was asked by the caller: whoever accepts a handover names the first. The organisation
    holds regie already. Leaving a colleague asks a reason: families keep one person (000-17).
    """
    case = locked(case)
    _refuse_unfit(case, organisation, worker)
    at = at or timezone.now()
    former = desk_of(case, organisation)
    if former and former.worker == worker:
        return former
    if former and not reason.strip():
        raise ReasonRequired(continuity_warning(former, at=at))
    if former:
        at = _end(former, at)
    desk = PartnerWorker.objects.create(
        case=case,
        organisation=organisation,
        worker=worker,
        since=at,
        reason=reason.strip() or FIRST,
        given_by=actor,
    )
    _name_on_regie(desk, instead_of=former.worker if former else None, actor=actor)
    record(AuditEvent.CHANGED, actor=actor, target=case, on_desk_of=worker.pk)
    return desk


@transaction.atomic
def take_from(
    case: Case,
    *,
    organisation: Organisation,
    reason: str,
    actor: "User",
    at: datetime | None = None,
) -> None:
    """The family is on nobody's desk there; who distributes hears that it needs somebody."""
    case = locked(case)
    desk = desk_of(case, organisation)
    if not permissions.can_give_family(organisation, actor, desk=desk):
        raise PermissionDenied
    if not reason.strip():
        raise DomainError("Schrijf waarom deze medewerker niet meer met het gezin werkt.")
    if desk is None:
        raise DomainError("Dit gezin is hier nog aan niemand gegeven.")
    clear(desk, reason=reason, actor=actor, at=at)


@transaction.atomic
def clear(desk: PartnerWorker, *, reason: str, actor: "User", at: datetime | None = None) -> None:
    """This desk ends without a next one. Who may was asked by the caller."""
    case, organisation = desk.case, desk.organisation
    at = _end(desk, at or timezone.now())
    for held in _regie_of(case, organisation).filter(person=desk.worker):
        pass_regie(case, RegieKind(held.kind), to=organisation, at=at, reason=reason, actor=actor)
    record(AuditEvent.CHANGED, actor=actor, target=case, off_desk_of=desk.worker_id, reason=reason)
    tell_nobody_has_family(case, organisation, key=f"partner-worker-ended:{desk.pk}")


@transaction.atomic
def end_empty_desks(
    case: Case, *, at: datetime, actor: "User", of: Organisation | None = None
) -> None:
    """Regie went on to somebody else: who directs nothing any more has no desk with the family.
    With ``of`` only the desk of that organisation.

    Part of passing regie on, where who may was asked. Not for VT that takes regie for a new
    report: it gives back.
    """
    directs = RegieAssignment.objects.filter(case=case, until=None).values("organisation")
    desks = PartnerWorker.objects.filter(case=case, until=None).exclude(organisation__in=directs)
    for desk in (desks.filter(organisation=of) if of else desks).select_related("worker"):
        _end(desk, at)
        record(AuditEvent.CHANGED, actor=actor, target=case, off_desk_of=desk.worker_id)
        tell_desk_is_empty(case, worker=desk.worker, key=f"partner-worker-ended:{desk.pk}")


def continuity_warning(desk: PartnerWorker, *, at: datetime) -> str:
    """Who has the family and how long already; said before it leaves that desk (000-17)."""
    return (
        f"{desk.worker.name} werkt {_how_long(desk.since, at)} met dit gezin. Een gezin houdt "
        "liefst lang dezelfde persoon. Schrijf waarom het naar een ander gaat."
    )


def _refuse_unfit(case: Case, organisation: Organisation, worker: "User") -> None:
    if not worker.is_active:
        raise DomainError(f"{worker.name} werkt hier niet meer. Kies een andere collega.")
    if organisation.pk not in worker.organisations_where(Permission.LOCAL_WORK):
        raise DomainError(
            f"{worker.name} werkt bij {organisation.name} niet met gezinnen. Kies een collega "
            "die dat wel doet."
        )
    if ConflictOfInterest.objects.filter(case=case, user=worker).exists():
        raise DomainError(f"{worker.name} mag dit dossier niet zien. Kies een andere collega.")
    if not _regie_of(case, organisation).exists():
        raise DomainError(f"{organisation.name} heeft geen regie in dit dossier.")


def _regie_of(case: Case, organisation: Organisation) -> "QuerySet[RegieAssignment]":
    return RegieAssignment.objects.filter(case=case, organisation=organisation, until=None)


def _end(desk: PartnerWorker, at: datetime) -> datetime:
    """Never before it began."""
    desk.until = max(at, desk.since)
    desk.save(update_fields=["until"])
    return desk.until


def _name_on_regie(desk: PartnerWorker, *, instead_of: "User | None", actor: "User") -> None:
    """What the organisation holds in the name of the former colleague, or of nobody, is now in
    the name of this one. Somebody else who was named stays."""
    for held in _regie_of(desk.case, desk.organisation).filter(person_name=""):
        if held.person_id is None or (instead_of and held.person_id == instead_of.pk):
            pass_regie(
                desk.case,
                RegieKind(held.kind),
                to=desk.organisation,
                person=desk.worker,
                at=desk.since,
                reason=desk.reason,
                actor=actor,
            )


def _how_long(since: datetime, at: datetime) -> str:
    days = (at.astimezone(AMSTERDAM).date() - since.astimezone(AMSTERDAM).date()).days
    if days < 1:
        return "sinds vandaag"
    if days < 14:
        return f"al {days} {'dag' if days == 1 else 'dagen'}"
    if days < 60:
        return f"al {days // 7} weken"
    return f"al {round(days / 30.44)} maanden"
