"""Following a family begins with the accepted handover of its track (002-31)."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from handover.enums import HandoverState
from handover.guards.attendance import meeting_of
from handover.models import Handover
from monitoring.services.starting import start

if TYPE_CHECKING:
    from accounts.models import User


def begin_to_follow(handover: Handover, *, at: datetime, actor: "User") -> None:
    """VT looks how it goes as was agreed at the table; in writing, as the region chose (7.1)."""
    assert handover.track, "handed over after a track"
    assert handover.monitoring_from, "handed over after a track"
    meeting = meeting_of(handover)
    start(
        handover.case,
        track=handover.track,
        scheme=meeting.monitoring_scheme if meeting else "",
        how=meeting.monitoring_how if meeting else "",
        day_zero=handover.monitoring_from,
        because=handover,
        at=at,
        actor=actor,
    )


@transaction.atomic
def follow_earlier_handovers(*, actor: "User") -> int:
    """Families that were handed over before monitoring had a place of its own get their moments, on
    the days that were agreed; how many there were. Safe to repeat."""
    rows = Handover.objects.filter(
        state=HandoverState.ACCEPTED,
        monitoring_from__isnull=False,
        track__monitoring=None,
        case__monitored_since__isnull=False,
        case__monitoring=None,
    )
    newest = rows.order_by("case_id", "-accepted_at", "-pk").distinct("case_id")
    for handover in newest.select_related("case__region", "track"):
        assert handover.accepted_at, "accepted"
        begin_to_follow(handover, at=handover.accepted_at, actor=actor)
    return len(newest)
