"""The second pair of eyes: ask a colleague, hear what they think, or take the judgement back."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases import permissions
from cases.enums import AssessmentState, ReportState, ReviewForm
from cases.models import ConflictOfInterest, PeerReview, Report, SafetyAssessment
from cases.services.holding import held, what_changed
from common.exceptions import DomainError, TransitionBlocked
from notifications.enums import NotificationKind
from notifications.services import Message, notify
from workflow.steps import NOT_FROM_HERE, locked, take_step

if TYPE_CHECKING:
    from accounts.models import User

S = AssessmentState


@transaction.atomic
def ask_review(
    assessment: SafetyAssessment,
    *,
    reviewer: "User",
    actor: "User",
    form: str = ReviewForm.PEER,
    participants: Sequence[str] = (),
    at: datetime | None = None,
) -> PeerReview:
    """Ask a colleague who wrote nothing of it to look along (002-33); more can be asked later."""
    row = held(assessment, S.JUDGING, S.PEER_REVIEW, actor=actor)
    if not permissions.can_review(row, reviewer) or not reviewer.is_active:
        raise DomainError(
            f"{reviewer.name} kan deze beoordeling niet toetsen. Kies een collega die er niet aan "
            "meeschreef."
        )
    if ConflictOfInterest.objects.filter(case=row.report.case, user=reviewer).exists():
        raise DomainError(f"{reviewer.name} mag dit dossier niet zien. Kies een andere collega.")
    if row.state == S.JUDGING:
        row = take_step(row, "ask_review", actor=actor)
    open_one = row.reviews.filter(reviewer=reviewer, done_at=None, superseded_at=None).first()
    if open_one:
        return open_one
    review = PeerReview.objects.create(
        assessment=row,
        reviewer=reviewer,
        form=form,
        participants=[name.strip() for name in participants if name.strip()],
        asked_at=at or timezone.now(),
    )
    record(AuditEvent.CHANGED, actor=actor, target=row, review=review.pk, reviewer=reviewer.pk)
    if reviewer != actor:
        _tell(review, [reviewer], "vraagt om uw toets", "asked")
    return review


@transaction.atomic
def do_review(
    review: PeerReview,
    *,
    agrees: bool,
    actor: "User",
    view: str = "",
    at: datetime | None = None,
) -> PeerReview:
    """The colleague agrees, or dissents with a view that is kept beside the decision.

    Another colleague who may review can do it instead; the author never can.
    """
    assessment = locked(review.assessment)
    if not permissions.can_review(assessment, actor):
        raise PermissionDenied
    row = PeerReview.objects.select_for_update(of=("self",)).get(pk=review.pk)
    gone = row.superseded_at is not None or assessment.state != S.PEER_REVIEW
    if gone or assessment.report.state != ReportState.ASSESSING:
        raise TransitionBlocked(NOT_FROM_HERE, what_changed(assessment))
    if row.done_at:
        raise DomainError(f"{row.reviewer.name} heeft deze toets al gedaan.")
    if not agrees and not view.strip():
        raise DomainError("Bent u het niet eens, schrijf dan waarom. Uw mening blijft bewaard.")
    row.reviewer = actor
    row.agrees = agrees
    row.view = view.strip()
    row.done_at = at or timezone.now()
    row.save()
    record(AuditEvent.CHANGED, actor=actor, target=assessment, review=row.pk, agrees=agrees)
    _tell(row, [assessment.assessor], "is getoetst door een collega", "done")
    return row


@transaction.atomic
def judge_again(
    assessment: SafetyAssessment, *, actor: "User", at: datetime | None = None
) -> SafetyAssessment:
    """Back to judging; a review of the former judgement no longer counts."""
    held(assessment, S.PEER_REVIEW, actor=actor)
    row = take_step(assessment, "judge_again", actor=actor)
    set_aside_reviews(row, at=at or timezone.now())
    return row


def set_aside_reviews(assessment: SafetyAssessment, *, at: datetime) -> None:
    """What was asked or said about an earlier judgement stays readable and counts no more."""
    assessment.reviews.filter(superseded_at=None).update(superseded_at=at)


def set_aside_unanswered(report: Report, *, at: datetime) -> None:
    """Triage is over: who was asked and did not answer need not look any more."""
    asked = PeerReview.objects.filter(assessment__report=report, done_at=None, superseded_at=None)
    asked.update(superseded_at=at)


def _tell(review: PeerReview, whom: list["User"], what: str, key: str) -> None:
    number = review.assessment.report.number
    message = Message(
        kind=NotificationKind.TASK,
        key=f"review:{review.pk}:{key}",
        title=f"De beoordeling van melding {number} {what}",
        path=reverse("cases:assessment_review", args=[number]),
    )
    notify(whom, message)
