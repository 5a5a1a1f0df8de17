"""Keeping a colleague out of the case of somebody close to them (A12)."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from audit.events import AuditEvent
from audit.services import record
from cases.enums import AssessmentState
from cases.models import (
    Case,
    CaseAssignment,
    ConflictOfInterest,
    PartnerWorker,
    SafetyAssessment,
)
from cases.permissions import can_keep_out
from cases.services import partner_workers
from common.exceptions import DomainError

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def lock_out(case: Case, *, colleague: "User", reason: str, actor: "User") -> ConflictOfInterest:
    """From now on this case does not exist for this colleague, whatever their role.

    Who still carries the case hands it over first: a case is never left without a worker by this.
    From the desk of a partner the family is taken at once; who distributes there hears so.
    """
    _require(case, actor)
    if not reason.strip():
        raise DomainError("Schrijf waarom deze collega het dossier niet mag zien.")
    if colleague == actor:
        raise DomainError("Vraag een andere teamleider om u zelf uit dit dossier te houden.")
    if CaseAssignment.objects.filter(case=case, worker=colleague, until=None).exists():
        raise DomainError(f"{colleague.name} draagt dit dossier. Wijs het eerst aan een ander toe.")
    assessing = SafetyAssessment.objects.filter(report__case=case, assessor=colleague)
    if assessing.exclude(state=AssessmentState.COMPLETED).exists():
        raise DomainError(
            f"{colleague.name} beoordeelt een melding in dit dossier. "
            "Draag de beoordeling eerst aan een ander over."
        )
    conflict, _ = ConflictOfInterest.objects.get_or_create(
        case=case, user=colleague, defaults={"reason": reason.strip(), "recorded_by": actor}
    )
    record(AuditEvent.CHANGED, actor=actor, target=case, locked_out=colleague.pk)
    for desk in PartnerWorker.objects.filter(case=case, worker=colleague, until=None):
        partner_workers.clear(desk, reason="Belangenconflict", actor=actor)
    return conflict


@transaction.atomic
def let_in_again(conflict: ConflictOfInterest, *, actor: "User") -> None:
    """The conflict is over; the log keeps that it was there."""
    _require(conflict.case, actor)
    record(AuditEvent.CHANGED, actor=actor, target=conflict.case, let_in_again=conflict.user_id)
    conflict.delete()


def _require(case: Case, actor: "User") -> None:
    if not can_keep_out(case, actor):
        raise PermissionDenied
