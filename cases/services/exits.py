"""The ways out of triage without a decision A-E: another region, advice, or no violence at all."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from audit.events import AuditEvent
from audit.services import record
from cases import permissions
from cases.enums import ClosingReason, ExitKind, ReportState
from cases.models import Report
from cases.models.grants import not_kept_out
from cases.services.consequences import move_case
from cases.services.feedback import owe_nothing
from cases.services.repeat_reports import report_left
from cases.services.review import set_aside_unanswered
from cases.services.settling import close_if_done
from cases.services.terms import withdraw_terms
from common.exceptions import DomainError, TransitionBlocked
from notifications.enums import NotificationKind
from notifications.services import Message, notify
from workflow.steps import NOT_FROM_HERE, locked, take_step

STEPS = {ExitKind.TRANSFER: "transfer", ExitKind.ADVICE: "convert_to_advice"}
CLOSED_BECAUSE = {
    ExitKind.TRANSFER: ClosingReason.MOVED_REGION,
    ExitKind.ADVICE: ClosingReason.ADVICE,
}
TERMS_OF_REPORT = ["D1", "D6", "D7", "D8"]


@transaction.atomic
def propose_exit(
    report: Report,
    *,
    kind: str,
    reason: str,
    actor: User,
    receiving_party: str = "",
    receipt_confirmed_at: datetime | None = None,
    reporter_agrees: bool = False,
) -> Report:
    """A triagist proposes to transfer or to convert to advice; a team lead decides.

    Proposing again completes the proposal, for instance when the other region has confirmed; the
    same proposal sent twice is one proposal.
    """
    row = locked(report)
    if not permissions.can_assess_report(row, actor):
        raise PermissionDenied
    if row.state != ReportState.ASSESSING:
        raise TransitionBlocked(NOT_FROM_HERE)
    if not reason.strip():
        raise DomainError("Schrijf waarom u dit voorstelt.")
    if receipt_confirmed_at and receipt_confirmed_at > timezone.now():
        raise DomainError("De ontvangst kan niet in de toekomst bevestigd zijn.")
    given = {
        "exit_kind": ExitKind(kind),
        "exit_reason": reason.strip(),
        "reporter_agrees": reporter_agrees,
        "receiving_party": receiving_party.strip(),
        "receipt_confirmed_at": receipt_confirmed_at,
    }
    changed = [name for name, value in given.items() if getattr(row, name) != value]
    if not changed:
        return row
    for name in changed:
        setattr(row, name, given[name])
    row.exit_proposed_by = actor
    row.save()
    record(AuditEvent.CHANGED, actor=actor, target=row, exit_kind=kind, fields=changed)
    _ask_team_leads(row)
    return row


@transaction.atomic
def withdraw_exit(report: Report, *, actor: User) -> Report:
    """The proposal is off the table: by who assesses, or refused by the team lead."""
    row = locked(report)
    if not (permissions.can_assess_report(row, actor) or permissions.can_approve_exit(row, actor)):
        raise PermissionDenied
    if row.state != ReportState.ASSESSING or not row.exit_kind:
        raise TransitionBlocked(NOT_FROM_HERE)
    row.exit_kind, row.exit_reason, row.exit_proposed_by = "", "", None
    row.save()
    fields = ["exit_kind", "exit_reason"]
    record(AuditEvent.CHANGED, actor=actor, target=row, exit_kind="", fields=fields)
    return row


@transaction.atomic
def approve_exit(report: Report, *, actor: User, at: datetime | None = None) -> Report:
    """The team lead lets the report leave; its terms fall away with the reason kept."""
    kind = locked(report).exit_kind
    if not kind:
        raise TransitionBlocked(NOT_FROM_HERE, "Er ligt geen voorstel meer.")
    row = take_step(report, STEPS[ExitKind(kind)], actor=actor)
    _leave(row, CLOSED_BECAUSE[ExitKind(kind)], actor=actor, at=at)
    if kind == ExitKind.ADVICE:
        _ask_privacy_officers(row)
    return row


@transaction.atomic
def forward_no_violence(
    report: Report, *, receiver: str, actor: User, at: datetime | None = None
) -> Report:
    """A police report without violence goes on at once and is no report to VT."""
    if not receiver.strip():
        raise DomainError("Vul in aan wie u de zorgmelding doorzet.")
    row = take_step(report, "forward_no_violence", actor=actor, receiver=receiver.strip())
    _leave(row, ClosingReason.NO_VIOLENCE, actor=actor, at=at)
    return row


def _leave(report: Report, why: ClosingReason, *, actor: User, at: datetime | None) -> None:
    reason = f"Melding {report.get_state_display()}."
    withdraw_terms(TERMS_OF_REPORT, report.case, reason=reason, actor=actor, report=report)
    at = at or timezone.now()
    report_left(report, actor=actor)
    set_aside_unanswered(report, at=at)
    owe_nothing(report, at=at)
    move_case(report.case, because=report, actor=actor)
    close_if_done(report.case, reason=why, at=at, actor=actor)


def _ask_team_leads(report: Report) -> None:
    _send(
        report,
        Role.TEAM_LEAD,
        NotificationKind.APPROVAL,
        f"Melding {report.number}: voorstel voor {report.get_exit_kind_display()}",
    )


def _ask_privacy_officers(report: Report) -> None:
    """Advice knows no persons (A6): what was recorded of them is looked at for erasure."""
    _send(
        report,
        Role.PRIVACY_OFFICER,
        NotificationKind.TASK,
        f"Melding {report.number} is nu een advies: beoordeel het wissen van persoonsgegevens",
    )


def _send(report: Report, role: Role, kind: NotificationKind, title: str) -> None:
    message = Message(
        kind=kind,
        key=f"exit:{report.number}:{role}:{timezone.now().isoformat()}",
        title=title,
        path=reverse("cases:report_exit", args=[report.number]),
    )
    colleagues = User.objects.in_role(role, report.case.region)
    notify(not_kept_out(colleagues, report.case), message)
