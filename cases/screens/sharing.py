"""What was shared with authorities."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.permissions import can_notify_authority
from cases.screens.header import CaseHeader, case_header
from cases.selectors.assessments import notices_of

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import AuthorityNotice, Report


@dataclass(frozen=True)
class NoticesPage:
    header: CaseHeader
    report: "Report"
    notices: "list[AuthorityNotice]"
    may_write: bool


def notices_page(report: "Report", reader: "User") -> NoticesPage:
    return NoticesPage(
        header=case_header(report.case, reader, "assessment", report),
        report=report,
        notices=list(notices_of(report.case)),
        may_write=can_notify_authority(report.case, reader),
    )
