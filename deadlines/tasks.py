"""What a change of the calendar hands to a worker."""

import logging

from celery import shared_task

from accounts.models import User
from deadlines.recount import recompute_region
from organisations.models import Region

logger = logging.getLogger("veiligthuis.deadlines")


@shared_task(ignore_result=True, acks_late=True)
def recompute_open(region_id: int | None, why: str, actor_id: int) -> None:
    """Count the open deadlines of a region, or of all, again. Safe to run twice."""
    actor = User.objects.get(pk=actor_id)
    regions = Region.objects.filter(pk=region_id) if region_id else Region.objects.all()
    for region in regions:
        moved = recompute_region(region, why=why, actor=actor)
        logger.info("deadline.recomputed", extra={"region": region.pk, "moved": moved})
