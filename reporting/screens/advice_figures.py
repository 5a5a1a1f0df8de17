"""Advice in numbers: figures, charts with a table behind each, and the same as a file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices

from common.charts import Point
from common.code_lists import Capacity, Occasion
from common.dutch import SHORT_MONTHS
from consultations.enums import AdviceChannel, AdviceKind, AdviceState, MeldcodeStep
from consultations.enums.callers import CallerGroup, caller_group_of
from consultations.screens.lists import minutes
from reporting.selectors.advice_figures import Counted

# Fewer talks than this could point to one of them.
SMALL = 5
FEWER = "minder dan 5"
NOT_SHOWN = "niet getoond"
NOBODY_ASKED = "Niet gevraagd"


@dataclass(frozen=True)
class KeyFigure:
    """See ``components/kpi.html``."""

    value: str
    label: str


@dataclass(frozen=True)
class Month:
    name: str
    advice: int
    reports: int
    ratio: str


@dataclass(frozen=True)
class Breakdown:
    """The advice of the period divided in one way."""

    title: str
    points: list[Point]
    note: str = ""
    unit: str = "adviezen"


@dataclass(frozen=True)
class Named:
    """A municipality with its count, or with the words that stand for a small one."""

    name: str
    count: str


@dataclass(frozen=True)
class AdviceFigures:
    key_figures: list[KeyFigure]
    months: list[Month]
    month_points: list[Point]
    breakdowns: list[Breakdown]
    municipalities: list[Named]


def figures(counted: Counted) -> AdviceFigures:
    months = [
        Month(
            name=f"{SHORT_MONTHS[month.month - 1]} {month.year}",
            advice=counted.advice_per_month.get(month, 0),
            reports=counted.reports_per_month.get(month, 0),
            ratio=ratio(
                counted.advice_per_month.get(month, 0), counted.reports_per_month.get(month, 0)
            ),
        )
        for month in counted.period.months
    ]
    return AdviceFigures(
        key_figures=list(_key_figures(counted, sum(month.reports for month in months))),
        months=months,
        month_points=[Point(month.name[:3], month.advice) for month in months],
        breakdowns=list(_breakdowns(counted.totals)),
        municipalities=without_small(counted.municipalities),
    )


def ratio(advice: int, reports: int) -> str:
    """Advice for each report, as 1,28; without reports there is no ratio."""
    return f"{advice / reports:.2f}".replace(".", ",") if reports else "–"


def share(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)}%" if whole else "–"


def without_small(counts: Iterable[tuple[str, int]]) -> list[Named]:
    """Counts below five in words. One alone could be had by subtracting, so then a second one,
    the smallest that is left, is not shown either."""
    rows = list(counts)
    small = [count for _, count in rows if count < SMALL]
    second = min((count for _, count in rows if count >= SMALL), default=0)
    hidden = {second} if len(small) == 1 else set()
    return [Named(name or NOBODY_ASKED, _shown(count, hidden)) for name, count in rows]


def as_rows(page: AdviceFigures) -> Iterator[tuple[str, str, str]]:
    """The same figures as lines of a file: part, name, number. No free text (norms Q16)."""
    for figure in page.key_figures:
        yield "Kerncijfers", figure.label, figure.value
    for month in page.months:
        yield "Adviezen per maand", month.name, str(month.advice)
        yield "Meldingen per maand", month.name, str(month.reports)
    for breakdown in page.breakdowns:
        for point in breakdown.points:
            yield breakdown.title, point.label, str(point.value)
    for town in page.municipalities:
        yield "Gemeente waar het speelt", town.name, town.count


def _shown(count: int, hidden: set[int]) -> str:
    if count < SMALL:
        return FEWER
    return NOT_SHOWN if count in hidden else str(count)


def _key_figures(counted: Counted, reports: int) -> Iterator[KeyFigure]:
    totals, given, norm = counted.totals, counted.totals["given"], counted.norm
    converted = totals[f"state_{AdviceState.CONVERTED}"]
    yield KeyFigure(str(given), "Adviezen gegeven")
    yield KeyFigure(ratio(given, reports), "Adviezen per melding")
    yield KeyFigure(minutes(totals["median"]) or "–", "Helft van de gesprekken duurde korter dan")
    yield KeyFigure(share(converted, given), "Omgezet naar melding")
    yield KeyFigure(share(norm.norm, given), "Melden was de norm")
    yield KeyFigure(share(norm.told, norm.norm), "Waarvan dat is gezegd")


def _breakdowns(totals: Mapping[str, Any]) -> Iterator[Breakdown]:
    def counts(field: str, choices: type[TextChoices]) -> list[Point]:
        return [Point(_label(one), totals[f"{field}_{one.value}"]) for one in choices]

    yield Breakdown(
        "Uitkomst",
        counts("state", AdviceState),
        "Nieuw, in gesprek en vervallen tellen niet als advies.",
        "keer",
    )
    yield Breakdown("Soort", counts("kind", AdviceKind))
    yield Breakdown("Stap van de meldcode", counts("meldcode_step", MeldcodeStep))
    yield Breakdown("Wie belde", _groups(totals))
    yield Breakdown("Kanaal", counts("channel", AdviceChannel))
    yield Breakdown(
        "Aanleiding", counts("occasions", Occasion), "Een gesprek kan meer aanleidingen hebben."
    )


def _groups(totals: Mapping[str, Any]) -> list[Point]:
    sums = dict.fromkeys(CallerGroup, 0)
    for capacity in Capacity:
        sums[caller_group_of(capacity)] += totals[f"capacity_{capacity.value}"]
    return [Point(_label(group), count) for group, count in sums.items()]


def _label(choice: TextChoices) -> str:
    """Short enough to stand beside a bar: a step by its number, the rest in its own words."""
    words = str(choice.label)
    short = words.partition(":")[0] if isinstance(choice, MeldcodeStep) else words
    return short[0].upper() + short[1:]
