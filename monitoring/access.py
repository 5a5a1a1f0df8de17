"""The doors to how VT follows a family. Views come in here or not at all."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404

from audit.events import AuditEvent
from audit.services import note_refusal, record
from cases.access import open_case, open_partner_case, require_that
from cases.models import Case
from monitoring.enums import EndKind, MomentState, ReportFor
from monitoring.models import (
    EndProposal,
    MomentReport,
    MonitoringMoment,
    MonitoringTrajectory,
)
from monitoring.permissions import (
    can_approve_end,
    can_approve_stable,
    can_assign_moment,
    can_follow,
    can_monitor,
    can_monitor_in,
)
from monitoring.selectors.trajectories import running_of

if TYPE_CHECKING:
    from django.core.files import File

    from accounts.models import User
    from documents.models import Document


def open_of_case(reader: "User", number: str) -> Case:
    """The case, for who at VT reads the judgement of safety; the bureaudienst may not (5.3)."""
    case = open_case(reader, number)
    if not can_follow(reader):
        note_refusal(actor=reader, what=number, url_name="monitoring")
        raise PermissionDenied
    return case


def open_running(reader: "User", number: str) -> MonitoringTrajectory:
    """The trajectory that goes on, for who follows families. Without one there is nothing."""
    case = open_of_case(reader, number)
    require_that(can_monitor_in, case, reader)
    trajectory = running_of(case)
    if trajectory is None:
        raise Http404
    return trajectory


def open_moment(reader: "User", number: str, moment: int) -> MonitoringMoment:
    """One moment of this case. That of another case does not exist."""
    case = open_of_case(reader, number)
    rows = MonitoringMoment.objects.filter(trajectory__case=case, pk=moment)
    related = ("trajectory__case__region", "assignee", "judged_by", "closed_by")
    row = rows.select_related(*related).first()
    if row is None:
        raise Http404
    return row


def open_to_work(reader: "User", number: str, moment: int) -> MonitoringMoment:
    """The same, for who writes in it."""
    row = open_moment(reader, number, moment)
    require_that(can_monitor, row, reader)
    return row


def open_to_give(reader: "User", number: str, moment: int) -> MonitoringMoment:
    """The same, for who gives it to a colleague."""
    row = open_moment(reader, number, moment)
    require_that(can_assign_moment, row, reader)
    return row


def open_report(reader: "User", number: str, moment: int, made_for: str) -> MomentReport:
    """What was written down of a moment, for one kind of reader."""
    return _report(open_moment(reader, number, moment), made_for)


def open_proposal(reader: "User", number: str, proposal: int) -> EndProposal:
    """A proposal to stop, of this case."""
    case = open_of_case(reader, number)
    rows = EndProposal.objects.filter(trajectory__case=case, pk=proposal)
    row = rows.select_related("trajectory__case__region", "letter", "proposed_by").first()
    if row is None:
        raise Http404
    return row


def open_proposal_to_answer(reader: "User", number: str, proposal: int) -> EndProposal:
    """The same, for who agrees or not; whoever proposed it may take it back."""
    row = open_proposal(reader, number, proposal)
    approves = can_approve_stable if row.kind == EndKind.STABLE else can_approve_end
    if row.proposed_by_id != reader.pk:
        require_that(approves, row.trajectory, reader)
    return row


def is_open_to(reader: "User", number: str) -> bool:
    """Whether this reader still sees the case: a colleague who agreed to the end may not."""
    return Case.objects.visible_to(reader).filter(number=number).exists()


def require_follower(reader: "User", case: Case) -> None:
    """For who follows families in this region."""
    require_that(can_monitor_in, case, reader)


def open_family(reader: "User", number: str) -> Case:
    """The family for a colleague of a partner that directs (A2)."""
    return open_partner_case(reader, number)


def open_outcome(reader: "User", number: str, moment: int) -> MomentReport:
    """Of a moment that was closed a partner gets the outcome, and nothing else (5.3)."""
    case = open_partner_case(reader, number)
    rows = MonitoringMoment.objects.filter(
        trajectory__case=case, pk=moment, state=MomentState.CLOSED
    )
    row = rows.first()
    if row is None:
        raise Http404
    return _report(row, ReportFor.PARTNER)


def open_pdf(
    reader: "User", owner: MomentReport | EndProposal, document: "Document | None"
) -> "File[bytes] | None":
    """The printed words, their download recorded; nothing while they are still being printed."""
    if document is None:
        raise Http404
    if not document.printed:
        return None
    record(AuditEvent.PRINTED, actor=reader, target=owner)
    return document.pdf.open("rb")


def enter_list(reader: "User") -> None:
    """For who at VT may read how families are followed."""
    if not can_follow(reader):
        note_refusal(actor=reader, what="monitoring", url_name="permission")
        raise PermissionDenied


def _report(moment: MonitoringMoment, made_for: str) -> MomentReport:
    rows = MomentReport.objects.filter(moment=moment, made_for=made_for)
    row = rows.select_related("document", "moment__trajectory__case").first()
    if row is None:
        raise Http404
    return row
