"""Spoed: say why, name what is done first, and note that it was done (D7, 002-25).

With spoed VT is in a crisis: from then on the municipal consulent is to be told as well (D8).
"""

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
from cases.enums import ReportState
from cases.models import Case, Report
from cases.models.grants import not_kept_out
from cases.services.report_facts import UrgentFacts
from cases.services.terms import meet_terms, start_term
from common.exceptions import DomainError
from notifications.enums import NotificationKind, NotificationLevel
from notifications.services import Message, notify
from workflow.steps import locked

# Who hears at once that a report cannot wait.
ALARMED = [Role.TEAM_LEAD, Role.TRIAGE, Role.CRISIS]


@transaction.atomic
def declare_urgent(
    report: Report,
    *,
    reason: str,
    first_action: str,
    actor: "User",
    at: datetime | None = None,
) -> Report:
    """A received report cannot wait: from this moment the first action is due (D7, D8)."""
    if not permissions.can_declare_urgent(report, actor):
        raise PermissionDenied
    row = locked(report)
    if row.state not in {ReportState.RECEIVED, ReportState.ASSESSING}:
        raise DomainError(
            "Spoed kan alleen bij een melding die nog wordt beoordeeld. "
            "Is er nu gevaar, leg dan een nieuwe melding vast."
        )
    return mark_urgent(
        row, UrgentFacts(reason=reason, first_action=first_action), actor=actor, at=at
    )


def mark_urgent(
    report: Report, urgent: UrgentFacts, *, actor: "User", at: datetime | None = None
) -> Report:
    """Flag it, start both clocks and alarm the desk; who may was asked by the caller."""
    if not urgent.reason.strip() or not urgent.first_action.strip():
        raise DomainError("Schrijf waarom dit spoed is en wat de eerste actie is.")
    if report.urgent:
        return report
    at = at or timezone.now()
    report.urgent_since = at
    report.urgent_reason = urgent.reason.strip()
    report.first_action = urgent.first_action.strip()
    report.save(update_fields=["urgent_since", "urgent_reason", "first_action"])
    for term in ("D7", "D8"):
        start_term(term, report.case, at=at, actor=actor, report=report)
    record(AuditEvent.CHANGED, actor=actor, target=report, fields=["urgent_since"])
    notify(
        _alarmed(report.case, apart_from=actor),
        Message(
            kind=NotificationKind.URGENT,
            level=NotificationLevel.URGENT,
            key=f"urgent:{report.number}",
            title=f"Spoed bij melding {report.number}",
            path=reverse("cases:report", args=[report.number]),
            by_email=True,
        ),
    )
    return report


@transaction.atomic
def first_action_done(report: Report, *, actor: "User", at: datetime | None = None) -> Report:
    """What was named as the first action has been done; noted once."""
    if not permissions.can_declare_urgent(report, actor):
        raise PermissionDenied
    row = locked(report)
    if not row.urgent:
        raise DomainError("Deze melding is geen spoed; er is geen eerste actie om af te vinken.")
    if row.first_action_done_at:
        return row
    row.first_action_done_at = at or timezone.now()
    row.save(update_fields=["first_action_done_at"])
    meet_terms(["D7"], row.case, actor=actor, at=row.first_action_done_at, report=row)
    record(AuditEvent.CHANGED, actor=actor, target=row, fields=["first_action_done_at"])
    return row


def _alarmed(case: Case, *, apart_from: "User") -> list["User"]:
    in_roles = (User.objects.in_role(role, case.region) for role in ALARMED)
    colleagues = {user for users in in_roles for user in not_kept_out(users, case)}
    return sorted(colleagues - {apart_from}, key=lambda user: user.pk)
