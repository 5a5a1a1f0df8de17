"""Leaving triage without a decision: what is proposed, by whom, and what is still missing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.enums import ExitKind, ReportState
from cases.permissions import can_approve_exit, can_assess_report
from cases.screens.header import CaseHeader, case_header
from workflow.steps import objections

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Report

STEPS = {ExitKind.TRANSFER: "transfer", ExitKind.ADVICE: "convert_to_advice"}


@dataclass(frozen=True)
class ExitPage:
    header: CaseHeader
    report: "Report"
    proposed: bool
    proposed_by: str
    may_propose: bool
    may_approve: bool
    still_needed: list[str]


def exit_page(report: "Report", reader: "User") -> ExitPage:
    open_here = report.state == ReportState.ASSESSING
    proposed = open_here and bool(report.exit_kind)
    return ExitPage(
        header=case_header(report.case, reader, "assessment", report),
        report=report,
        proposed=proposed,
        proposed_by=report.exit_proposed_by.name if report.exit_proposed_by else "",
        may_propose=open_here and can_assess_report(report, reader),
        may_approve=proposed and can_approve_exit(report, reader),
        still_needed=objections(report, STEPS[ExitKind(report.exit_kind)]) if proposed else [],
    )
