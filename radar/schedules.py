"""What the clock starts: looking whom the persons that were just recorded resemble."""

import logging

from celery import shared_task
from django.utils import timezone

from radar.services import regions, watch

logger = logging.getLogger("veiligthuis.radar")


@shared_task(ignore_result=True)
def watch_new_entries() -> None:
    """Every minute: one task per person, so that one that fails does not hold up the others."""
    for pk in watch.waiting():
        look_around.delay(pk)


@shared_task(ignore_result=True, acks_late=True)
def look_around(pk: int) -> None:
    """Delivered twice, or to two workers at once: done once."""
    if noted := watch.look_around(pk):
        logger.info("radar.look_alike", extra={"person": pk, "count": len(noted)})


@shared_task(ignore_result=True, acks_late=True)
def remind_of_regions() -> None:
    """Every hour: who waits for another region hears on the day, and once when it is late."""
    if waiting := regions.remind(timezone.localdate()):
        logger.info("radar.region_waits", extra={"count": waiting})
