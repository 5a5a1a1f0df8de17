"""What the clock starts: the end of notices and drafts nobody acted on, and reminders."""

import logging

from celery import shared_task
from django.utils import timezone

from consultations.services import crisis_expiry, drafts, reminders

logger = logging.getLogger("veiligthuis.consultations")


@shared_task(ignore_result=True, acks_late=True)
def expire_crisis_notices() -> None:
    """Every hour, just after it: safe to run twice, and catches up after an outage."""
    now = timezone.now()
    crisis_expiry.warn_of_lapsing(now)
    if lapsed := crisis_expiry.lapse_expired(now):
        logger.info("crisis_notice.lapsed", extra={"count": lapsed})


@shared_task(ignore_result=True, acks_late=True)
def morning_reminders() -> None:
    """Every ten minutes of the day from half past seven: nobody hears twice of one promise."""
    reminders.remind(timezone.now())


@shared_task(ignore_result=True, acks_late=True)
def forget_old_drafts() -> None:
    """Every hour: what nobody went on typing, after a day at Veilig Thuis, three elsewhere."""
    if gone := drafts.forget_old_drafts(timezone.now()):
        logger.info("draft.forgotten", extra={"count": gone})
