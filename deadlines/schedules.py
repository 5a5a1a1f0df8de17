"""What the clock starts: the sweep every minute, the digest in the morning."""

import logging
from datetime import date, datetime

from celery import shared_task
from django.apps import apps
from django.utils import timezone

from accounts.models import User
from deadlines import digest
from deadlines import sweep as sweeping
from deadlines.recount import recompute_region
from deadlines.selectors import deadline_models
from organisations.models import Region

logger = logging.getLogger("veiligthuis.deadlines")


@shared_task(ignore_result=True)
def sweep() -> None:
    """Every minute: hand out what there is to tell, in portions that do not hold each other up."""
    now = timezone.now()
    for model in deadline_models():
        for keys in sweeping.waiting(model, now):
            signal_deadlines.delay(model._meta.label_lower, keys, now.isoformat())


@shared_task(ignore_result=True, acks_late=True)
def signal_deadlines(label: str, keys: list[int], now: str) -> None:
    """Tell about these deadlines. One that cannot be told about does not silence the others."""
    model = apps.get_model(label)
    try:
        told = sweeping.signal(model, keys, datetime.fromisoformat(now))
    except Exception:
        if len(keys) == 1:
            raise
        logger.exception("deadline.portion_failed", extra={"model": label, "count": len(keys)})
        for key in keys:
            signal_deadlines.delay(label, [key], now)
        return
    if told:
        logger.info("deadline.signalled", extra={"model": label, "count": told})


@shared_task(ignore_result=True, acks_late=True)
def morning_digest(day: str | None = None) -> None:
    """After half past seven on working days. ``day`` sends the digest of a missed morning."""
    for region in Region.objects.all():
        recompute_region(region, actor=User.objects.system())
    now = timezone.now()
    if day:
        sent = digest.send_digest_of(date.fromisoformat(day), now)
    else:
        sent = digest.send_morning_digest(now)
    if sent:
        logger.info("deadline.digest", extra={"count": sent})
