"""Sending the waiting mails, one transaction each."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from notifications.models import OutgoingEmail

logger = logging.getLogger("veiligthuis.mail")

LONGEST_PAUSE = timedelta(hours=1)


def send_waiting(now: datetime) -> int:
    """Send what waits, tell how many. Beside itself it takes other rows.

    A failure ends the round: when the mail server is away, the next minute tries again.
    """
    sent = 0
    while _send_next(now):
        sent += 1
    return sent


@transaction.atomic
def _send_next(now: datetime) -> bool:
    """Send one waiting mail nobody else holds; ``False`` when there is none or it failed."""
    email = (
        OutgoingEmail.objects.waiting(now)
        .select_for_update(of=("self",), skip_locked=True)
        .select_related("notification__recipient")
        .order_by("not_before", "pk")
        .first()
    )
    if email is None:
        return False
    email.attempts += 1
    try:
        _letter(email).send()
        email.sent_at = timezone.now()
    except (OSError, SMTPException) as failure:
        # The mail server is away: the message itself is already in the list of its reader.
        email.not_before = now + min(timedelta(minutes=email.attempts**2), LONGEST_PAUSE)
        logger.warning("mail.failed", extra={"email": email.pk, "why": type(failure).__name__})
    email.save(update_fields=["attempts", "sent_at", "not_before"])
    return email.sent_at is not None


def _letter(email: OutgoingEmail) -> EmailMessage:
    """A mail without content: who reads along learns that somebody works here, nothing else."""
    context = {"address": settings.PUBLIC_URL}
    return EmailMessage(
        subject=render_to_string("emails/message/subject.txt").strip(),
        body=render_to_string("emails/message/body.txt", context),
        to=[email.notification.recipient.email],
        headers={"Message-ID": email.message_id, "Auto-Submitted": "auto-generated"},
    )
