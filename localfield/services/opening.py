"""A family comes to the local field: an accepted handover opens it there (000-34, 003-33)."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from audit.events import AuditEvent
from audit.services import record
from cases.models import Case
from cases.services.at_local_field import enter_local_field
from cases.services.partner_workers import let_work
from common.exceptions import DomainError
from deadlines.options import Options
from localfield.enums import TrajectoryOrigin
from localfield.models import LocalTrajectory, TrajectoryHandover
from localfield.services.moments import moment_of
from localfield.services.terms import start_term, withdraw_terms
from organisations.enums import Severity
from organisations.models import Organisation
from workflow.steps import locked

if TYPE_CHECKING:
    from accounts.models import User

ANEW = "Een nieuwe overdracht geeft een nieuwe termijn."
ON_ACCEPTANCE = "Aangewezen bij het aannemen van de overdracht."
FIRST_CONTACT_DAYS = 5  # working days, D5b
NO_PARTNER = "Deze organisatie hoort niet bij de regio van dit dossier."


@transaction.atomic
def open_family(
    case: Case,
    *,
    organisation: Organisation,
    handover_number: str,
    origin: TrajectoryOrigin | str,
    severity: Severity | str,
    at: datetime,
    actor: "User",
    worker: "User | None" = None,
    first_contact_days: int = FIRST_CONTACT_DAYS,
    first_evaluation_on: date | None = None,
) -> LocalTrajectory:
    """The receiver accepted: first contact within so many working days (D5b), and the first
    evaluation on the day agreed (D10).

    Regie was passed by the handover, which asked who may. A family that is there already stays in
    its trajectory: the handover joins it. Sent twice it is one handover.
    """
    row = locked(case)
    known = TrajectoryHandover.objects.filter(number=handover_number).first()
    if known:
        return known.trajectory
    if organisation.region_id != row.region_id:
        raise DomainError(NO_PARTNER)
    facts = {"organisation": organisation, "origin": origin, "severity": severity}
    trajectory = _running(row, facts, actor) or _begin(row, facts, at, actor)
    TrajectoryHandover.objects.create(
        trajectory=trajectory, number=handover_number, joined_at=at, joined_by=actor, **facts
    )
    enter_local_field(row, at=at, actor=actor)
    if worker:
        let_work(
            row, organisation=organisation, worker=worker, reason=ON_ACCEPTANCE, actor=actor, at=at
        )
    withdraw_terms(["D5b"], row, reason=ANEW, actor=actor)
    length = Options(length=first_contact_days)
    start_term("D5b", row, at=at, actor=actor, options=length)
    if first_evaluation_on:
        agree_evaluation(row, on=first_evaluation_on, at=at, actor=actor)
    return trajectory


def agree_evaluation(case: Case, *, on: date, at: datetime, actor: "User") -> None:
    """The next evaluation is on this day (D10); what was agreed before no longer holds.

    A day that passed before somebody accepted was agreed before that day, and is late at once.
    """
    withdraw_terms(["D10"], case, reason="Er is een andere dag afgesproken.", actor=actor)
    began = min(at, moment_of(on))
    start_term("D10", case, at=began, actor=actor, options=Options(on=on))


def _running(case: Case, facts: dict[str, object], actor: "User") -> LocalTrajectory | None:
    """The trajectory that runs, led from now on by who accepted last."""
    known = LocalTrajectory.objects.open().filter(case=case).first()
    if known is None:
        return None
    row = locked(known)
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, facts[name])
    if changed:
        row.save(update_fields=changed)
        record(AuditEvent.CHANGED, actor=actor, target=row, fields=sorted(changed))
    return row


def _begin(case: Case, facts: dict[str, object], at: datetime, actor: "User") -> LocalTrajectory:
    trajectory = LocalTrajectory.objects.create(case=case, opened_at=at, opened_by=actor, **facts)
    record(AuditEvent.CREATED, actor=actor, target=trajectory)
    return trajectory
