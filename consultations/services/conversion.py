"""From advice to report at the caller's wish: two numbers tie them, and nothing else (A6)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from common.exceptions import TransitionBlocked
from consultations.enums import BEFORE_REPORT, AdviceState
from consultations.models import Consultation
from consultations.permissions import can_take_in_report
from workflow.steps import NOT_FROM_HERE, locked, take_step

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def caller_agrees(
    advice: Consultation, *, actor: "User", at: datetime | None = None
) -> Consultation:
    """The caller says: I report. From this moment the report counts as received (D1).

    Agreeing again changes nothing: the first moment stands until the caller withdraws.
    """
    row = locked(advice)
    if not can_take_in_report(row, actor):
        raise PermissionDenied
    if row.state not in BEFORE_REPORT:
        raise TransitionBlocked(NOT_FROM_HERE)
    if row.caller_agreed_at is not None:
        return row
    row.caller_agreed_at = at or timezone.now()
    row.save(update_fields=["caller_agreed_at"])
    record(AuditEvent.CHANGED, actor=actor, target=row, fields=["caller_agreed_at"])
    return row


@transaction.atomic
def caller_withdraws(advice: Consultation, *, actor: "User") -> Consultation:
    """The caller does not report after all; agreeing later starts anew (D1).

    Once a report came of it, nothing changes any more.
    """
    row = locked(advice)
    if not can_take_in_report(row, actor):
        raise PermissionDenied
    if row.state not in BEFORE_REPORT or row.caller_agreed_at is None:
        return row
    row.caller_agreed_at = None
    row.save(update_fields=["caller_agreed_at"])
    record(AuditEvent.CHANGED, actor=actor, target=row, fields=["caller_agreed_at"])
    return row


@transaction.atomic
def report_followed(
    advice: Consultation, *, report_number: str, actor: "User", at: datetime | None = None
) -> Consultation:
    """The report is there. A second time for the same report changes nothing."""
    row = locked(advice)
    if row.state == AdviceState.CONVERTED and row.report_number == report_number:
        return row
    if row.caller_agreed_at is None and row.state in BEFORE_REPORT:
        row = caller_agrees(row, actor=actor, at=at)
    return take_step(
        row, "convert", actor=actor, report_number=report_number, at=at or timezone.now()
    )
