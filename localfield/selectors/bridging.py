"""The waits of a family, with how they were looked at."""

from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet

from localfield.models import BridgingCheck, BridgingPeriod, LocalDeadline

if TYPE_CHECKING:
    from cases.models import Case


def waits_of(case: "Case") -> list[BridgingPeriod]:
    """What runs first, then the newest; each with its checks and its running term."""
    looked = BridgingCheck.objects.select_related("noted_by").order_by("-on", "-pk")
    terms: QuerySet[LocalDeadline] = LocalDeadline.objects.open()
    rows = BridgingPeriod.objects.filter(case=case).select_related(
        "organisation", "began_by", "ended_by"
    )
    rows = rows.prefetch_related(
        Prefetch("checks", queryset=looked),
        Prefetch("deadlines", queryset=terms, to_attr="open_terms"),
    )
    return sorted(rows.order_by("-began_at", "-pk"), key=lambda row: row.ended_at is not None)
