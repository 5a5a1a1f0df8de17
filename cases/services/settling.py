"""The end of a report and of a case: not a button, it follows from the last letter (004-15)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from cases.enums import ClosingReason, NoticeState, ReportState
from cases.models import (
    Case,
    CaseAssignment,
    CaseColleague,
    CaseDeadline,
    FamilyNotice,
    PartnerWorker,
    RegieAssignment,
    Report,
)
from cases.models.report import SETTLING_STATES
from cases.services.assignments import leave_caseload
from cases.services.course import course_changed
from cases.services.regie import end_regie
from cases.services.terms import meet_terms
from deadlines import services as deadlines
from workflow.steps import locked, objections, take_step

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def settle_if_done(report: Report, *, at: datetime, actor: "User") -> bool:
    """The report is done when the reporter has heard and the family knows, or may know later.

    Outcomes A and B, C once the receiver accepted, D and E once the reporter heard of the track
    (002-15).
    """
    report = locked(report)
    if report.state == ReportState.SETTLED:
        # Somebody whose letter was deferred has heard as well.
        close_if_done(report.case, reason=ClosingReason.SETTLED, at=at, actor=actor)
        return False
    if report.state not in SETTLING_STATES or objections(report, "settle"):
        return False
    report = take_step(report, "settle", actor=actor, because=report.assessment, at=at)
    meet_terms(["D4b"], report.case, actor=actor, at=at, report=report)
    close_if_done(report.case, reason=ClosingReason.SETTLED, at=at, actor=actor)
    return True


@transaction.atomic
def close_if_done(case: Case, *, reason: ClosingReason, at: datetime, actor: "User") -> bool:
    """Close the case when no report is open and nobody still has to hear: family or consulent.

    A lawful deferral settles the report; the case waits, or the family would never hear (D6).
    It waits as well until the consulent heard of a crisis, or it is said why not (D8).
    """
    case = locked(case)
    if objections(case, "close") or _somebody_still_has_to_hear(case):
        return False
    at = _not_before_what_it_ends(case, at)
    last_report = case.reports.order_by("-pk").first()
    end_regie(case, at=at)
    leave_caseload(case, at=at)
    why = f"Dossier afgesloten: {reason.label}"
    for deadline in CaseDeadline.objects.open().filter(case=case):
        deadlines.withdraw(deadline, reason=why, actor=actor)
    closed = take_step(case, "close", actor=actor, because=last_report, reason=reason, at=at)
    course_changed(closed, because=closed, at=at, actor=actor)
    return True


def _somebody_still_has_to_hear(case: Case) -> bool:
    notices = FamilyNotice.objects.current().filter(report__case=case)
    if notices.exclude(state__in=[NoticeState.SENT, NoticeState.CONFIRMED]).exists():
        return True
    return CaseDeadline.objects.open().filter(case=case, term="D8").exists()


def _not_before_what_it_ends(case: Case, at: datetime) -> datetime:
    """A letter may be noted as sent this morning by somebody to whom the case came at noon."""
    begun = [at]
    for ended in (RegieAssignment, PartnerWorker, CaseAssignment, CaseColleague):
        rows = ended.objects.filter(case=case, until=None)
        begun += rows.values_list("since", flat=True)
    return max(begun)
