"""Holding a case or an assessment while somebody writes in it."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cases import permissions
from cases.enums import AssessmentState, CaseState, ReportState
from cases.models import Case, SafetyAssessment
from common.dutch import short_day
from common.exceptions import DomainError, TransitionBlocked
from workflow.steps import NOT_FROM_HERE, locked

if TYPE_CHECKING:
    from collections.abc import Callable

    from accounts.models import User

CASE_CLOSED = "Dit dossier is afgesloten. U kunt er niets meer in vastleggen."


def held_case(
    case: Case,
    *,
    actor: "User",
    may: "Callable[[Case, User], bool]" = permissions.can_note_event,
) -> Case:
    """The case, locked until the transaction ends, for who notes in it what is known of safety."""
    row = locked(case)
    if not may(row, actor):
        raise PermissionDenied
    if row.state == CaseState.CLOSED:
        raise DomainError(CASE_CLOSED)
    return row


def held(assessment: SafetyAssessment, *states: AssessmentState, actor: "User") -> SafetyAssessment:
    """The row, locked until the transaction ends, for a triagist who writes in these states; who
    comes too late hears what changed."""
    row = locked(assessment)
    if not permissions.can_assess(row, actor):
        raise PermissionDenied
    if row.state not in states or row.report.state != ReportState.ASSESSING:
        raise TransitionBlocked(NOT_FROM_HERE, what_changed(row))
    return row


def what_changed(assessment: SafetyAssessment) -> str:
    """In one sentence where the assessment stands and who brought it there."""
    if assessment.report.state != ReportState.ASSESSING and assessment.completed_at is None:
        return f"De melding staat nu op ‘{assessment.report.get_state_display()}’."
    if assessment.decided_by is None:
        return f"De beoordeling staat nu op ‘{assessment.get_state_display()}’."
    at = timezone.localtime(assessment.decided_at)
    return (
        f"{assessment.decided_by.name} nam het besluit op {short_day(at)} om {at:%H.%M} uur: "
        f"{assessment.get_outcome_display()}."
    )


def note_author(assessment: SafetyAssessment, actor: "User") -> None:
    """Who wrote in the judgement can no longer review it (002-33)."""
    if actor.pk not in assessment.authors:
        assessment.authors = [*assessment.authors, actor.pk]
        assessment.save(update_fields=["authors"])
