"""The end of a crisis notice nobody acted on: warned before, lapsed after its last day."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from consultations.enums import CrisisNoticeState
from consultations.models import CrisisNotice
from consultations.services import crisis_messages as messages
from deadlines.workdays import end_of
from workflow.steps import locked, take_step

WARN_DAYS = 2
EXPIRED = "Verlopen: in veertien dagen kwam er geen melding"


def lapse_expired(now: datetime) -> int:
    """Let lapse whatever is past its last day, however long ago; tells how many.

    Safe twice and beside itself: each row is held and looked at again.
    """
    today = timezone.localdate(now)
    expired = CrisisNotice.objects.open().filter(valid_until__lt=today).order_by("valid_until")
    return sum(_lapse(notice, today) for notice in expired)


def warn_of_lapsing(now: datetime) -> None:
    """The maker hears once that the end is near."""
    today = timezone.localdate(now)
    soon = CrisisNotice.objects.open().filter(
        valid_until__gte=today, valid_until__lte=today + timedelta(days=WARN_DAYS)
    )
    for notice in soon.select_related("made_by", "organisation__region").order_by("pk"):
        messages.tell_that_it_lapses(notice)


@transaction.atomic
def _lapse(notice: CrisisNotice, today: date) -> bool:
    row = locked(notice)
    if row.state != CrisisNoticeState.OPEN or row.valid_until >= today:
        return False
    row.lapse_reason = EXPIRED
    row.save(update_fields=["lapse_reason"])
    # It ended at the end of its last day, also when the clock stood still that night.
    row = take_step(row, "lapse", actor=User.objects.system(), at=end_of(row.valid_until))
    messages.tell_that_it_lapsed(row)
    return True
