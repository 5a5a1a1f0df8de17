"""The second message to the reporter: what track and plan tell it (002-15, 3.8)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from audit.events import AuditEvent
from audit.services import record
from cases.enums import FeedbackKind, FeedbackState, YesNoUnknown
from cases.models import Feedback, Report
from cases.models.feedback import UNSENT
from cases.selectors.second_feedback import second_telling_of
from cases.services.settling import settle_if_done

if TYPE_CHECKING:
    from accounts.models import User

WRITABLE = [FeedbackState.OPEN, FeedbackState.DRAFT]


def owe_second(report: Report, *, actor: "User") -> Feedback:
    """The reporter has to hear a second time: this message, the one that is there or a new one."""
    second, made = Feedback.objects.current().get_or_create(report=report, kind=FeedbackKind.SECOND)
    if made:
        record(AuditEvent.CREATED, actor=actor, target=second)
    return second


def drop_second(report: Report, *, at: datetime) -> None:
    """The reporter cannot be reached: nobody waits for a second message."""
    second = Feedback.objects.current().filter(report=report, kind=FeedbackKind.SECOND)
    second.filter(state__in=UNSENT).update(superseded_at=at)


@transaction.atomic
def result_is_known(
    report: Report, *, follow_up: YesNoUnknown, at: datetime, actor: "User"
) -> None:
    """The track has a result: from now on the second feedback can be written.

    What somebody already typed in it stays. A reporter who could not be reached the first time
    hears nothing any more; then the report may be done.
    """
    if _first_was_given_up(report):
        settle_if_done(report, at=at, actor=actor)
        return
    second = owe_second(report, actor=actor)
    if second.state not in WRITABLE:
        return
    second.ready_since = second.ready_since or at
    second.follow_up = follow_up
    second.save(update_fields=["ready_since", "follow_up"])
    record(AuditEvent.CHANGED, actor=actor, target=second, follow_up=follow_up)


@transaction.atomic
def note_conditions(report: Report, *, conditions: str, actor: "User", former: str = "") -> None:
    """The safety plan is adopted: its conditions are the first text for a reporter who keeps a
    role. What somebody typed there stays; nobody else hears them (3.8).

    ``former`` are those of the version before: untouched, they make way for those that hold now.
    """
    if _first_was_given_up(report) or not second_telling_of(report).agreements:
        return
    second = owe_second(report, actor=actor)
    if second.state not in WRITABLE or second.conditions.strip() not in {"", former}:
        return
    second.conditions = conditions
    second.save(update_fields=["conditions"])
    record(AuditEvent.CHANGED, actor=actor, target=second, fields=["conditions"])


@transaction.atomic
def note_handover_party(report: Report, *, party: str, actor: "User") -> None:
    """The receiver accepted: who that is, is the first text for a reporter who hears the parties
    (002-15, 002-25). What somebody typed there stays."""
    if _first_was_given_up(report) or not second_telling_of(report).parties:
        return
    second = owe_second(report, actor=actor)
    if second.state not in WRITABLE or second.handover_parties.strip():
        return
    second.handover_parties = party
    second.save(update_fields=["handover_parties"])
    record(AuditEvent.CHANGED, actor=actor, target=second, fields=["handover_parties"])


def _first_was_given_up(report: Report) -> bool:
    first = Feedback.objects.current().filter(report=report, kind=FeedbackKind.FIRST)
    return first.filter(state=FeedbackState.NOT_POSSIBLE).exists()
