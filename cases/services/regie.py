"""Passing regie. The old holder ends at the moment the new one begins: never a gap."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from audit.events import AuditEvent
from audit.services import record
from cases.enums import RegieKind
from cases.models import Case, PartnerWorker, RegieAssignment
from cases.selectors import partner_workers as desks
from cases.services.regie_messages import tell_regie_is_back, tell_vt_took_regie
from organisations.enums import OrganisationKind
from organisations.models import Organisation
from workflow.steps import locked

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

    That is never before the former holder began, or ended when the case was closed: a report may
    be noted after it came in. Of two at once the second finds what the first did.
    """
    locked(case)
    former = _last(case, kind)
    if former is not None:
        if former.until is None and _is_held_by(former, to, person, person_name):
            return former
        at = max(at, former.until or former.since)
        if former.until is None:
            former.until = at
            former.save(update_fields=["until"])
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


@transaction.atomic
def vt_takes_regie(case: Case, *, at: datetime, reason: str, actor: "User") -> None:
    """VT holds sight and regie on safety from the acceptance of the report (002-34).

    What it holds already stays as it is. A partner from whom it takes hears so (001-17).
    """
    vt = Organisation.objects.get(region=case.region, kind=OrganisationKind.VEILIG_THUIS)
    elsewhere = list(
        RegieAssignment.objects.filter(case=case, kind__in=HELD_BY_VT, until=None)
        .exclude(organisation=vt)
        .select_related("organisation", "person")
    )
    held = RegieAssignment.objects.filter(case=case, until=None, organisation=vt)
    held_already = set(held.values_list("kind", flat=True))
    for kind in HELD_BY_VT:
        if kind not in held_already:
            pass_regie(case, kind, to=vt, at=at, reason=reason, actor=actor)
    tell_vt_took_regie(case, elsewhere)


@transaction.atomic
def give_regie_back(case: Case, *, at: datetime, reason: str, actor: "User") -> None:
    """Whoever directed before VT took over for a new report does so again (5.2), and hears it.

    An organisation that is gone gets nothing back: VT keeps what it has. The person is the one
    on whose desk the family is now; somebody without an account stays who it was.
    """
    given = []
    for kind in HELD_BY_VT:
        before = _before_vt(case, kind)
        if before is None or not before.organisation.active:
            continue
        back = pass_regie(
            case,
            kind,
            to=before.organisation,
            person=_person_now(before),
            person_name=before.person_name,
            at=at,
            reason=reason,
            actor=actor,
        )
        given.append(back)
    tell_regie_is_back(case, given)


@transaction.atomic
def end_regie(case: Case, *, at: datetime) -> None:
    """Nobody directs a closed case, and it is on nobody's desk at a partner.

    Only for a case that is closed in this transaction.
    """
    RegieAssignment.objects.filter(case=case, until=None).update(until=at)
    PartnerWorker.objects.filter(case=case, until=None).update(until=at)


def _last(case: Case, kind: RegieKind) -> RegieAssignment | None:
    rows = RegieAssignment.objects.filter(case=case, kind=kind)
    return rows.select_related("organisation").order_by("-since", "-pk").first()


def _is_held_by(
    held: RegieAssignment, organisation: Organisation, person: "User | None", person_name: str
) -> bool:
    return (held.organisation_id, held.person_id, held.person_name) == (
        organisation.pk,
        person.pk if person else None,
        person_name,
    )


def _person_now(before: RegieAssignment) -> "User | None":
    if before.person_name:
        return None
    desk = desks.desk_of(before.case, before.organisation)
    person = desk.worker if desk else before.person
    return person if person and person.is_active else None


def _before_vt(case: Case, kind: RegieKind) -> RegieAssignment | None:
    """The last holder elsewhere from before VT took regie on safety; no one when VT always had it.

    What a table had in sight while VT already directed (003-10) is not what VT took over. The
    rows of all kinds were written in the order in which things happened.
    """
    elsewhere = (
        RegieAssignment.objects.filter(case=case)
        .exclude(organisation__kind=OrganisationKind.VEILIG_THUIS)
        .select_related("case", "organisation", "person")
        .order_by("-pk")
    )
    directed = elsewhere.filter(kind=RegieKind.REGIE_OP_VEILIGHEID).first()
    if directed is None:
        return None
    taken = RegieAssignment.objects.filter(
        case=case, kind=RegieKind.REGIE_OP_VEILIGHEID, pk__gt=directed.pk
    ).order_by("pk")
    first = taken.first()
    if first is None:
        return None
    return elsewhere.filter(kind=kind, until__isnull=False, pk__lt=first.pk).first()
