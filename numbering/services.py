"""Giving out the next number."""

from django.db.models import F

from numbering.enums import SeriesKind
from numbering.models import NumberSeries

# No Veilig Thuis is older, so no number is of a year before.
FIRST_YEAR = 2015


def next_number(kind: SeriesKind, year: int) -> str:
    """The next number, e.g. VT-2026-00042. Must run inside the transaction that uses it."""
    NumberSeries.objects.get_or_create(kind=kind, year=year)
    series = NumberSeries.objects.select_for_update(of=("self",)).get(kind=kind, year=year)
    NumberSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
    return f"{kind.prefix}-{year}-{series.last + 1:05d}"
