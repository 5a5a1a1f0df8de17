"""Asking a colleague to do something in a case, which opens the case to that colleague."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from accounts.roles import Permission
from audit.events import AuditEvent
from audit.services import record
from cases.models import Case, CaseColleague, ConflictOfInterest
from common.exceptions import DomainError

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def let_work_along(
    case: Case, *, colleague: "User", task: str, at: datetime, actor: "User"
) -> CaseColleague:
    """From now on this colleague sees the case, for this task. Who may ask was asked before.

    Raises DomainError for somebody of elsewhere, or with a conflict of interest (A12).
    """
    fit = colleague.region == case.region and colleague.may(Permission.TRIAGE_REVIEW)
    if not fit and not colleague.may(Permission.CASE_ALL):
        raise DomainError(f"{colleague.name} kan niet meewerken in dossiers van deze regio.")
    if not colleague.is_active:
        raise DomainError(f"{colleague.name} werkt hier niet meer. Kies een andere collega.")
    if ConflictOfInterest.objects.filter(case=case, user=colleague).exists():
        raise DomainError(f"{colleague.name} mag dit dossier niet zien. Kies een andere collega.")
    row, made = CaseColleague.objects.get_or_create(
        case=case,
        colleague=colleague,
        task=task,
        until=None,
        defaults={"since": at, "asked_by": actor},
    )
    if made:
        record(AuditEvent.CHANGED, actor=actor, target=case, works_along=colleague.pk, task=task)
    return row


@transaction.atomic
def end_working_along(
    case: Case, *, task: str, at: datetime, actor: "User", colleague: "User | None" = None
) -> None:
    """The task is done: everybody who had it, or this colleague, no longer sees the case for it."""
    rows = CaseColleague.objects.filter(case=case, task=task, until=None)
    if colleague is not None:
        rows = rows.filter(colleague=colleague)
    for row in rows:
        row.until = max(at, row.since)
        row.save(update_fields=["until"])
        record(
            AuditEvent.CHANGED, actor=actor, target=case, works_no_more=row.colleague_id, task=task
        )
