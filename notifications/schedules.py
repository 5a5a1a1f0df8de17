"""What the clock starts: sending the waiting mails, every minute."""

import logging

from celery import shared_task
from django.utils import timezone

from notifications import mail

logger = logging.getLogger("veiligthuis.mail")


@shared_task(ignore_result=True, acks_late=True)
def send_outbox() -> None:
    """Safe to run twice and beside itself: each mail is locked by who sends it."""
    if sent := mail.send_waiting(timezone.now()):
        logger.info("mail.sent", extra={"count": sent})
