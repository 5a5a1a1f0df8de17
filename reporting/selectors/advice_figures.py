"""Advice beside reports, in numbers: the only place where the two are compared."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count
from django.db.models.functions import TruncMonth

from accounts.roles import Permission
from cases.enums import ReportState
from cases.models import Report
from consultations.periods import Period
from consultations.selectors import figures
from consultations.selectors.figures import NormTold
from deadlines.workdays import AMSTERDAM

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Counted:
    """What was counted; the keys of ``totals`` are those of ``consultations.selectors.figures``."""

    period: Period
    totals: dict[str, Any]
    advice_per_month: dict[date, int]
    reports_per_month: dict[date, int]
    norm: NormTold
    municipalities: list[tuple[str, int]]


def counted(reader: "User", period: Period) -> Counted:
    """Five questions to the database, whatever the length of the period."""
    return Counted(
        period=period,
        totals=figures.totals(reader, period),
        advice_per_month=figures.per_month(reader, period),
        reports_per_month=reports_per_month(reader, period),
        norm=figures.norm_told(reader, period),
        municipalities=figures.per_municipality(reader, period),
    )


def reports_per_month(reader: "User", period: Period) -> dict[date, int]:
    """Reports received in the region, by the first day of the month. Counts, never a row."""
    if reader.region is None or not reader.may(Permission.ADVICE_FIGURES):
        return {}
    rows = (
        Report.objects.filter(
            case__region=reader.region,
            received_at__gte=period.starts,
            received_at__lt=period.ends,
        )
        .exclude(state=ReportState.DRAFT)
        .annotate(month=TruncMonth("received_at", tzinfo=AMSTERDAM))
        .order_by()
        .values("month")
        .annotate(n=Count("pk"))
    )
    return {row["month"].date(): row["n"] for row in rows}
