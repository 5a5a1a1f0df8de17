"""The second message to the reporter: what the track tells it (002-15, 3.8)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from audit.events import AuditEvent
from audit.services import record
from cases.enums import FeedbackKind, YesNoUnknown
from cases.models import Feedback, Report

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def result_is_known(
    report: Report, *, follow_up: YesNoUnknown, at: datetime, actor: "User"
) -> None:
    """The track has a result: from now on the second feedback can be written.

    What somebody already typed in it stays. Without a first that was sent there is no second.
    """
    second = Feedback.objects.current().filter(report=report, kind=FeedbackKind.SECOND).first()
    if second is None:
        return
    second.ready_since = second.ready_since or at
    second.follow_up = follow_up
    second.save(update_fields=["ready_since", "follow_up"])
    record(AuditEvent.CHANGED, actor=actor, target=second, follow_up=follow_up)
