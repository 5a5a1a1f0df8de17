"""What the reporter hears: written, released, sent, or after three attempts given up (3.8)."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from audit.events import AuditEvent
from audit.services import record
from cases.enums import VT_ACTS, FeedbackChannel, FeedbackKind, FeedbackState
from cases.models import FamilyNotice, Feedback, Report
from cases.models.feedback import UNSENT
from cases.permissions import can_send_feedback
from cases.selectors.letters import feedback_letter
from cases.services.family_notices import INFORMED, open_notices
from cases.services.second_feedback import drop_second, owe_second
from cases.services.sending import hold_report, moment_of_sending, require_ready
from cases.services.settling import settle_if_done
from cases.services.terms import meet_terms, start_term, withdraw_terms
from common.exceptions import DomainError, TransitionBlocked
from documents.services import freeze
from workflow.steps import NOT_FROM_HERE, locked, take_step

if TYPE_CHECKING:
    from accounts.models import User

TERM_OF = {FeedbackKind.FIRST: "D2", FeedbackKind.SECOND: "D3"}


@transaction.atomic
def open_after_triage(report: Report, *, at: datetime, actor: "User") -> None:
    """Triage is done: reporter and family have to hear (002-10, 002-14).

    After a reopened assessment what was sent or written before stays as history and a new message
    is owed; attempts to reach the reporter with what was not sent still count. A second feedback
    follows from the first anew.
    """
    current = Feedback.objects.current().filter(report=report)
    current.filter(kind=FeedbackKind.SECOND).update(superseded_at=at)
    first = current.filter(kind=FeedbackKind.FIRST).first()
    if first and first.state == FeedbackState.RELEASED:
        first = take_step(first, "take_back", actor=actor, because=report.assessment)
    if first is None or first.has_text or first.state not in UNSENT:
        current.filter(kind=FeedbackKind.FIRST).update(superseded_at=at)
        tried = first.attempts if first and first.state in UNSENT else []
        made = Feedback.objects.create(report=report, kind=FeedbackKind.FIRST, attempts=tried)
        record(AuditEvent.CREATED, actor=actor, target=made)
    open_notices(report, at=at, actor=actor)


def owe_nothing(report: Report, *, at: datetime) -> None:
    """The report left Veilig Thuis: nobody is waiting for a letter about it any more."""
    told = [FeedbackState.SENT, FeedbackState.CONFIRMED, FeedbackState.NOT_POSSIBLE]
    messages = Feedback.objects.current().filter(report=report).exclude(state__in=told)
    messages.update(superseded_at=at)
    notices = FamilyNotice.objects.current().filter(report=report).exclude(state__in=INFORMED)
    notices.update(superseded_at=at)


def write_feedback(feedback: Feedback, *, actor: "User", **texts: str) -> Feedback:
    """Keep these texts as the draft; whoever writes last is the author."""
    facts: dict[str, Any] = {"author": actor, **texts}
    return take_step(feedback, "write", actor=actor, **facts)


@transaction.atomic
def release_feedback(feedback: Feedback, *, actor: "User", **texts: str) -> Feedback:
    """Fix the words of the letter; from here on it is printed as it stands.

    ``texts`` that differ from the draft are kept first: what is on the screen is what goes out.
    """
    feedback = locked(feedback)
    if any(getattr(feedback, name) != text for name, text in texts.items()) or (
        texts and feedback.state == FeedbackState.OPEN
    ):
        feedback = write_feedback(feedback, actor=actor, **texts)
    require_ready(feedback, "release", actor=actor)
    letter = feedback_letter(feedback, day=timezone.localdate())
    title = f"{feedback.get_kind_display().capitalize()} bij melding {feedback.report.number}"
    document = freeze(title, feedback.report.number, "documents/letter.html", {"letter": letter})
    return take_step(feedback, "release", actor=actor, document=document)


def take_back_feedback(feedback: Feedback, *, actor: "User") -> Feedback:
    """Back to draft, to change it; the frozen letter was never sent."""
    return take_step(feedback, "take_back", actor=actor)


@transaction.atomic
def send_feedback(
    feedback: Feedback, *, channel: FeedbackChannel, actor: "User", at: datetime | None = None
) -> Feedback:
    """The reporter has heard: D2 or D3 is met. After outcome D or E the first starts D3 (7.6)."""
    hold_report(feedback)
    at = moment_of_sending(feedback.document, at)
    feedback = take_step(feedback, "send", actor=actor, at=at, by=actor, channel=channel)
    report, case = feedback.report, feedback.report.case
    record(AuditEvent.SENT, actor=actor, target=feedback, channel=channel)
    meet_terms([TERM_OF[FeedbackKind(feedback.kind)]], case, actor=actor, at=at, report=report)
    if feedback.kind == FeedbackKind.FIRST and report.assessment.outcome in VT_ACTS:
        owe_second(report, actor=actor)
        start_term("D3", case, at=at, actor=actor, report=report)
    settle_if_done(report, at=at, actor=actor)
    return feedback


def confirm_feedback(feedback: Feedback, *, actor: "User", at: datetime | None = None) -> Feedback:
    """The reporter let us know that the message arrived."""
    return take_step(feedback, "confirm", actor=actor, at=at or timezone.now())


@transaction.atomic
def note_attempt(
    feedback: Feedback,
    *,
    channel: FeedbackChannel,
    actor: "User",
    note: str = "",
    at: datetime | None = None,
) -> Feedback:
    """One attempt to reach the reporter that failed; after three one may give up (3.8)."""
    feedback = locked(feedback)
    if not can_send_feedback(feedback, actor):
        raise PermissionDenied
    if feedback.state not in UNSENT or feedback.superseded_at:
        raise TransitionBlocked(NOT_FROM_HERE)
    at = at or timezone.now()
    if at > timezone.now():
        raise DomainError("Het moment van de poging ligt in de toekomst.")
    attempt = {"at": at.isoformat(), "channel": channel, "by": actor.name, "note": note.strip()}
    if attempt in feedback.attempts:
        return feedback
    feedback.attempts = [*feedback.attempts, attempt]
    feedback.save(update_fields=["attempts"])
    record(AuditEvent.CHANGED, actor=actor, target=feedback, attempts=len(feedback.attempts))
    return feedback


@transaction.atomic
def give_up(feedback: Feedback, *, actor: "User", at: datetime | None = None) -> Feedback:
    """The reporter cannot be reached; the term falls away with that reason."""
    hold_report(feedback)
    feedback = take_step(feedback, "give_up", actor=actor)
    report = feedback.report
    why = f"Melder niet bereikt na {len(feedback.attempts)} pogingen"
    term = TERM_OF[FeedbackKind(feedback.kind)]
    if feedback.kind == FeedbackKind.FIRST:
        drop_second(report, at=at or timezone.now())
    withdraw_terms([term], report.case, reason=why, actor=actor, report=report)
    settle_if_done(report, at=at or timezone.now(), actor=actor)
    return feedback
