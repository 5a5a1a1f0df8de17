"""The moments of the families a colleague sees, what is due first on top."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from monitoring.enums import MomentState, MonitoringState
from monitoring.models import (
    EndProposal,
    MonitoringDeadline,
    MonitoringMoment,
    MonitoringTrajectory,
)

if TYPE_CHECKING:
    from accounts.models import User

S = MomentState
# Somebody has to do something now.
AT_WORK = (S.PREPARED, S.NOT_REACHED, S.HELD, S.JUDGED)


def coming_moments(reader: "User") -> QuerySet[MonitoringMoment]:
    """What is open of the families that are followed: what the menu counts."""
    rows: QuerySet[MonitoringMoment] = MonitoringMoment.objects.visible_to(reader).open()
    return rows


def to_do_now(reader: "User") -> QuerySet[MonitoringMoment]:
    """Prepared, and not closed yet, while the family is followed."""
    at_work = coming_moments(reader).filter(state__in=AT_WORK)
    return at_work.filter(trajectory__state=MonitoringState.ACTIVE)


def my_moments(reader: "User") -> QuerySet[MonitoringMoment]:
    """Of those what this reader does."""
    return to_do_now(reader).filter(assignee=reader)


def late(rows: QuerySet[MonitoringMoment], now: datetime) -> QuerySet[MonitoringMoment]:
    """Past the room around their day."""
    terms = MonitoringDeadline.objects.overdue(now).filter(moment=OuterRef("pk"))
    return rows.filter(Exists(terms))


def with_proposal(rows: QuerySet[MonitoringMoment]) -> QuerySet[MonitoringMoment]:
    """Of families of whom somebody proposed to stop."""
    waits = EndProposal.objects.filter(answered_at=None, trajectory=OuterRef("trajectory"))
    return rows.filter(Exists(waits))


def with_columns(rows: QuerySet[MonitoringMoment]) -> QuerySet[Any]:
    """What a row of the list shows; the open term in ``open_terms``."""
    terms = MonitoringDeadline.objects.open().order_by("due_at", "pk")
    return (
        rows.select_related("trajectory__case__household", "trajectory__case__region", "assignee")
        .prefetch_related(Prefetch("deadlines", queryset=terms, to_attr="open_terms"))
        .order_by("due_on", "pk")
    )


def proposals_to_answer(reader: "User") -> list[EndProposal]:
    """Of the cases this reader sees, proposed by somebody else."""
    rows = EndProposal.objects.visible_to(reader).filter(answered_at=None)
    rows = rows.exclude(proposed_by=reader).select_related(
        "trajectory__case__household", "trajectory__case__region", "proposed_by"
    )
    return list(rows.order_by("proposed_at", "pk"))


def proposals_of(trajectory: MonitoringTrajectory) -> list[EndProposal]:
    """Every proposal to stop, the newest first."""
    rows = EndProposal.objects.filter(trajectory=trajectory)
    return list(rows.select_related("proposed_by", "answered_by", "letter").order_by("-pk"))
