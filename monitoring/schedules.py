"""What the clock starts: moments are prepared three weeks ahead."""

import logging
from datetime import datetime

from celery import shared_task
from django.utils import timezone

from monitoring.services.preparing import keys_to_prepare, prepare_due

logger = logging.getLogger("veiligthuis.monitoring")


@shared_task(ignore_result=True)
def prepare_moments() -> None:
    """Every hour: hand out what is to be prepared, one by one. Catches up after an outage."""
    now = timezone.now()
    for key in keys_to_prepare(now):
        prepare_moment.delay(key, now.isoformat())


@shared_task(ignore_result=True, acks_late=True)
def prepare_moment(key: int, now: str) -> None:
    """One moment. Twice, or beside itself, it is prepared once."""
    if prepare_due(key, now=datetime.fromisoformat(now)):
        logger.info("moment.prepared", extra={"moment": key})
