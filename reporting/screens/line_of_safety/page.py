"""The page of the line of safety: the pictures, what their signs mean, and the table behind."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils import timezone

from common.span import Span
from deadlines.workdays import add_years
from reporting.screens.line_of_safety import lanes as made
from reporting.screens.line_of_safety.facts import (
    Lane,
    dated,
    day_in_words,
    day_of,
    how_long,
)
from reporting.screens.line_of_safety.keys import Keys, keys_of
from reporting.screens.line_of_safety.layout import Drawing, Scale, drawn
from reporting.selectors.line_of_safety import history_of

if TYPE_CHECKING:
    from accounts.models import User
    from cases.models import Case, Report
    from reporting.selectors.line_of_safety import History

# How much of the history: the word in the address, what it is called, and how many years.
PERIODS = {"drie-jaar": ("Laatste drie jaar", 3), "jaar": ("Laatste jaar", 1)}
# So many people have their scores on one picture: more does not fit on a sheet of paper.
SCORED_TOGETHER = 4
UNDATED = "Dag niet bekend"


@dataclass(frozen=True)
class Row:
    """One fact of the picture in words; ``sign`` is what it is called there."""

    at: datetime | None
    when: str
    lane: str
    sign: str
    what: str


@dataclass(frozen=True)
class Year:
    label: str
    rows: list[Row]


@dataclass(frozen=True)
class Period:
    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class LinePage:
    """What ``reporting/line_of_safety.html`` shows below the header of the case.

    ``left_out`` says from when it tells, when it does not tell all. ``undated``: so many events
    are in the table alone.
    """

    drawings: list[Drawing]
    keys: Keys
    years: list[Year]
    periods: list[Period]
    left_out: str
    undated: int
    summary: str
    printed: str


def line_page(case: "Case", reader: "User", reports: "list[Report]", *, period: str) -> LinePage:
    history = history_of(case, reader, reports)
    return page_of(history, period=period, now=timezone.localtime(), reader_name=reader.name)


def page_of(history: "History", *, period: str, now: datetime, reader_name: str) -> LinePage:
    """The page of a history that was read before; pure."""
    course, scores = made.course_of(history), made.scores_of(history)
    closed = history.case.closed_at
    today = timezone.localtime(closed) if closed else now
    moments = dated([*course, *scores])
    oldest, last = min([today, *moments]), max([today, *moments])
    periods = [one for one in PERIODS if _years_before(today, one) > oldest]
    start = oldest
    if period in periods:
        start = _years_before(today, period)
        course, scores = _since(course, start), _since(scores, start)
    # Of a case of this morning the day before is shown too: nothing is later than now.
    span = Span.of(min(start, last - timedelta(days=1)), last)
    drawings = list(
        _drawings(course, scores, Scale(span, today, "gesloten" if closed else "vandaag"))
    )
    rows = [row for lane in [*course, *scores] for row in _rows(lane)]
    return LinePage(
        drawings=drawings,
        keys=keys_of(history, [*course, *scores], drawings),
        years=list(_years(rows)),
        periods=_periods(periods, period),
        left_out=day_in_words(start) if start > oldest else "",
        undated=sum(row.at is None for row in rows),
        summary=_summary(course),
        printed=f"Afgedrukt op {day_in_words(now)} door {reader_name}.",
    )


def _years_before(day: datetime, period: str) -> datetime:
    _, years = PERIODS[period]
    return day_of(add_years(timezone.localdate(day), -years))


def _since(lanes: Iterable[Lane], day: datetime) -> list[Lane]:
    return [lane.since(day) for lane in lanes]


def _drawings(course: list[Lane], scores: list[Lane], scale: Scale) -> Iterator[Drawing]:
    yield drawn("Wat er gebeurde en wie erbij was", course, scale)
    scored = [lane for lane in scores if lane.scores]
    for first in range(0, len(scored), SCORED_TOGETHER):
        together = scored[first : first + SCORED_TOGETHER]
        title = "Hoe veilig ieder is, van 0 tot 10"
        yield drawn(title if not first else f"{title} (vervolg)", together, scale)


def _periods(offered: list[str], chosen: str) -> list[Period]:
    """None when the whole history is not longer than a year."""
    if not offered:
        return []
    return [
        Period("Alles", "?", chosen not in offered),
        *(Period(PERIODS[one][0], f"?periode={one}", one == chosen) for one in offered),
    ]


def _rows(lane: Lane) -> Iterator[Row]:
    for moment in lane.moments:
        when = day_in_words(moment.at) if moment.at else moment.when
        yield Row(moment.at, when, lane.name, moment.sign, moment.what)
    for stretch in lane.stretches:
        yield Row(stretch.since, how_long(stretch), lane.name, stretch.short, stretch.what)
    for score in lane.scores:
        yield Row(score.at, day_in_words(score.at), lane.name, str(score.figure), score.what)


def _years(rows: list[Row]) -> Iterator[Year]:
    """By year, oldest first; what has no day stands below."""
    known = sorted(((row.at, row) for row in rows if row.at), key=lambda pair: pair[0])
    for year, group in groupby(known, lambda pair: timezone.localdate(pair[0]).year):
        yield Year(str(year), [row for _, row in group])
    if unknown := [row for row in rows if row.at is None]:
        yield Year(UNDATED, unknown)


def _summary(course: list[Lane]) -> str:
    """How much there is, for who hears the picture instead of seeing it."""
    said = [f"{lane.name}: {len(lane.moments)}" for lane in course if lane.moments]
    return ", ".join(said)
