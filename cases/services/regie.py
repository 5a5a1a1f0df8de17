"""Passing regie. The old holder ends at the moment the new one begins: never a gap."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from audit.events import AuditEvent
from audit.services import record
from cases.enums import RegieKind
from cases.models import Case, RegieAssignment
from organisations.enums import OrganisationKind
from organisations.models import Organisation

if TYPE_CHECKING:
    from accounts.models import User

# What VT holds from acceptance until somebody takes over (domain 5.2, row "Melding").
HELD_BY_VT = [RegieKind.ZICHT_OP_VEILIGHEID, RegieKind.REGIE_OP_VEILIGHEID]


@transaction.atomic
def pass_regie(
    case: Case,
    kind: RegieKind,
    *,
    to: Organisation,
    at: datetime,
    reason: str,
    actor: "User",
    person: "User | None" = None,
    person_name: str = "",
) -> RegieAssignment:
    """Give one kind of regie to an organisation; the former holder ends at the same moment.

    That is never before the former holder began: a report may be noted after it came in.
    """
    current = (
        RegieAssignment.objects.select_for_update(of=("self",))
        .filter(case=case, kind=kind, until=None)
        .first()
    )
    same_person = current and (current.person, current.person_name) == (person, person_name)
    if current and current.organisation_id == to.pk and same_person:
        return current
    if current:
        at = max(at, current.since)
        current.until = at
        current.save(update_fields=["until"])
    assignment = RegieAssignment.objects.create(
        case=case,
        kind=kind,
        organisation=to,
        person=person,
        person_name=person_name,
        since=at,
        reason=reason,
        assigned_by=actor,
    )
    record(AuditEvent.CHANGED, actor=actor, target=case, regie=kind, organisation=to.pk)
    return assignment


def vt_takes_regie(case: Case, *, at: datetime, reason: str, actor: "User") -> None:
    """VT holds sight and regie on safety from the acceptance of the report (002-34)."""
    vt = Organisation.objects.get(region=case.region, kind=OrganisationKind.VEILIG_THUIS)
    for kind in HELD_BY_VT:
        pass_regie(case, kind, to=vt, at=at, reason=reason, actor=actor)


@transaction.atomic
def give_regie_back(case: Case, *, at: datetime, reason: str, actor: "User") -> None:
    """Whoever directed before VT took over for a new report does so again (5.2)."""
    for kind in HELD_BY_VT:
        held = RegieAssignment.objects.filter(case=case, kind=kind)
        before = (
            held.exclude(organisation__kind=OrganisationKind.VEILIG_THUIS)
            .filter(until__isnull=False)
            .select_related("organisation", "person")
            .order_by("-until", "-pk")
            .first()
        )
        if before:
            pass_regie(
                case,
                kind,
                to=before.organisation,
                person=before.person,
                person_name=before.person_name,
                at=at,
                reason=reason,
                actor=actor,
            )


@transaction.atomic
def end_regie(case: Case, *, at: datetime) -> None:
    """Nobody directs a closed case. Only for a case that is closed in this transaction."""
    RegieAssignment.objects.filter(case=case, until=None).update(until=at)
