"""What handover and local field tell the case and its report; this app does not know them."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from audit.events import AuditEvent
from audit.services import record
from cases.enums import CaseState, ClosingReason, RegieKind
from cases.models import Case, RegieAssignment, Report
from cases.services.assignments import leave_caseload
from cases.services.carrying import keep_carried, lies_with_vt
from cases.services.consequences import rest_with_local_field
from cases.services.partner_workers import end_empty_desks
from cases.services.regie import pass_regie, vt_takes_regie
from cases.services.settling import close_if_done, settle_if_done
from organisations.enums import OrganisationKind
from organisations.models import Organisation
from workflow.steps import locked, take_step

if TYPE_CHECKING:
    from accounts.models import User
    from workflow.fsm import Stateful


@transaction.atomic
def report_is_handed_over(
    report: Report, *, number: str, because: "Stateful", actor: "User"
) -> Report:
    """The direct handover of this report is sent; it is VT's until the receiver accepts."""
    return take_step(report, "hand_over", actor=actor, because=because, number=number)


@transaction.atomic
def report_is_accepted(report: Report, *, at: datetime, actor: "User") -> None:
    """The receiver has it: once reporter and family heard, the report is done (2.12)."""
    row = locked(report)
    row.handover_accepted_at = at
    row.save(update_fields=["handover_accepted_at"])
    settle_if_done(row, at=at, actor=actor)


@transaction.atomic
def enter_local_field(case: Case, *, at: datetime, actor: "User") -> Case:
    """The local field works with this family; the case cannot close before that ends."""
    row = locked(case)
    if row.in_local_field_since is None:
        row.in_local_field_since = at
        _save(row, "in_local_field_since", actor)
    return row


@transaction.atomic
def leave_local_field(case: Case, *, at: datetime, actor: "User") -> Case:
    """The local field is done. What was handed over directly closes; what VT monitors stays."""
    row = locked(case)
    row.in_local_field_since = None
    row.save(update_fields=["in_local_field_since"])
    close_if_done(row, reason=ClosingReason.LOCAL_FIELD_DONE, at=at, actor=actor)
    return locked(case)


@transaction.atomic
def vt_goes_on(
    case: Case, *, instead_of: Organisation, reason: str, at: datetime, actor: "User"
) -> None:
    """This organisation stopped while the case stays open: all it held goes to VT, as does sight
    and regie on safety of whoever had it, and somebody of VT carries the case.

    Regie ends with a successor or with the case (3.11c). A helper elsewhere keeps the rest.
    """
    vt_takes_regie(case, at=at, reason=reason, actor=actor)
    vt = Organisation.objects.get(region=case.region, kind=OrganisationKind.VEILIG_THUIS)
    held = RegieAssignment.objects.filter(case=case, organisation=instead_of, until=None)
    for kind in held.values_list("kind", flat=True):
        pass_regie(case, RegieKind(kind), to=vt, at=at, reason=reason, actor=actor)
    end_empty_desks(case, at=at, actor=actor)
    keep_carried(case, at=at)


@transaction.atomic
def case_is_reported_back(case: Case, *, at: datetime, actor: "User") -> None:
    """The local field came back: who judges that sees the case until there is an answer (3.11f)."""
    row = locked(case)
    row.reported_back_since = at
    _save(row, "reported_back_since", actor)


@transaction.atomic
def report_back_is_answered(case: Case, *, actor: "User") -> None:
    """Veilig Thuis judged what the local field came back with."""
    row = locked(case)
    row.reported_back_since = None
    _save(row, "reported_back_since", actor)


@transaction.atomic
def case_is_handed_over(case: Case, *, because: "Stateful", at: datetime, actor: "User") -> Case:
    """A direct handover was accepted: off the caseload of VT, in view on its radar only (5.2).

    A family that VT follows since an earlier track it goes on following.
    """
    return rest_with_local_field(case, because=because, at=at, actor=actor)


@transaction.atomic
def case_is_monitored(case: Case, *, since: date, because: "Stateful", actor: "User") -> Case:
    """A warm handover was accepted: the case stays on the caseload of VT (000-35).

    What the track still owes are letters: a new report does not go on in it.
    """
    row = take_step(case, "monitor", actor=actor, because=because, since=since)
    row.in_track_since = None
    row.save(update_fields=["in_track_since"])
    return row


@transaction.atomic
def case_is_no_longer_followed(
    case: Case, *, because: "Stateful", at: datetime, actor: "User"
) -> Case:
    """Monitoring ended. The local field goes on without VT; when it was done already the case
    closes. What VT holds for another reason stays with it."""
    row = locked(case)
    if row.state == CaseState.MONITORED:
        row = take_step(row, "stop_following", actor=actor, because=because)
    else:
        row.monitored_since = None
        _save(row, "monitored_since", actor)
    reason = ClosingReason.NO_LONGER_FOLLOWED
    closed = close_if_done(row, reason=reason, at=at, actor=actor)
    if not closed and row.state == CaseState.HANDED_OVER and not lies_with_vt(row):
        leave_caseload(row, at=at)
    return locked(row)


def _save(case: Case, field: str, actor: "User") -> None:
    case.save(update_fields=[field])
    record(AuditEvent.CHANGED, actor=actor, target=case, fields=[field])
