"""Advice in numbers (004-18): counts, never a row, so also for who may not read advice."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Aggregate, Count, DurationField, F, Q, QuerySet, TextChoices, Value
from django.db.models.functions import Coalesce, TruncMonth

from common.code_lists import Capacity, Occasion
from consultations.enums import (
    AdviceChannel,
    AdviceKind,
    AdviceState,
    MeldcodeStep,
    ReportNorm,
)
from consultations.models import Consultation
from consultations.periods import Period
from consultations.weighing import ANSWERED_IN, Answers, weigh
from deadlines.workdays import AMSTERDAM

if TYPE_CHECKING:
    from accounts.models import User

# A talk that is going on is no advice yet, and one that lapsed never was (004-18).
GIVEN = [
    AdviceState.ADVISED,
    AdviceState.SUPPORTING,
    AdviceState.CLOSED,
    AdviceState.CONVERTED,
]


class Median(Aggregate):
    """Half of the talks took less, half took more."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True)
class NormTold:
    """In how many talks reporting was the norm, and how often that was said (002-03)."""

    norm: int
    told: int


def begun(reader: "User", period: Period) -> QuerySet[Consultation]:
    """Every talk that began in this period in the region of the reader."""
    return (
        Consultation.objects.counted_for(reader)
        .filter(began_at__gte=period.starts, began_at__lt=period.ends)
        .order_by()
    )


def given(reader: "User", period: Period) -> QuerySet[Consultation]:
    """Those that count as advice."""
    return begun(reader, period).filter(state__in=GIVEN)


def totals(reader: "User", period: Period) -> dict[str, Any]:
    """Everything that is counted over the period, in one pass over it."""
    advice = Q(state__in=GIVEN)
    among_given = {
        **_each("kind", AdviceKind),
        **_each("meldcode_step", MeldcodeStep),
        **_each("channel", AdviceChannel),
        **_each("capacity", Capacity),
        **{f"occasions_{one}": Q(occasions__contains=[one]) for one in Occasion},
    }
    wanted = _each("state", AdviceState) | {n: advice & q for n, q in among_given.items()}
    return begun(reader, period).aggregate(
        given=Count("pk", filter=advice),
        median=Median(F("ended_at") - F("began_at"), filter=advice & Q(ended_at__isnull=False)),
        **{name: Count("pk", filter=narrowed) for name, narrowed in wanted.items()},
    )


def per_month(reader: "User", period: Period) -> dict[date, int]:
    """Advice given, by the first day of the month; a month without any is left out."""
    month = TruncMonth("began_at", tzinfo=AMSTERDAM)
    rows = given(reader, period).annotate(month=month).values("month").annotate(n=Count("pk"))
    return {row["month"].date(): row["n"] for row in rows}


def norm_told(reader: "User", period: Period) -> NormTold:
    """Talks with equal answers are one row; what they mean says ``weighing``."""
    rows = given(reader, period).values(*ANSWERED_IN.values(), "norm_told").annotate(n=Count("pk"))
    norm = [row for row in rows if _norm_of(row) == ReportNorm.REPORT]
    return NormTold(
        norm=sum(row["n"] for row in norm),
        told=sum(row["n"] for row in norm if row["norm_told"]),
    )


def per_municipality(reader: "User", period: Period) -> list[tuple[str, int]]:
    """Most first; "" are talks in which nobody asked for the municipality."""
    named = given(reader, period).annotate(town=Coalesce("municipality__name", Value("")))
    rows = named.values("town").annotate(n=Count("pk")).order_by("-n", "town")
    return [(row["town"], row["n"]) for row in rows]


def _each(field: str, choices: type[TextChoices]) -> dict[str, Q]:
    """What to look for, by the names that ``totals`` gives its counts: ``kind_chat``."""
    return {f"{field}_{one.value}": Q(**{field: one.value}) for one in choices}


def _norm_of(row: dict[str, Any]) -> ReportNorm:
    return weigh(Answers(**{asked: row[field] for asked, field in ANSWERED_IN.items()})).norm
