"""The scores as a table: a row per day and rater, a column per person."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from common.dutch import short_day
from safety.selectors.scores import Score, lowest

GOOD_ENOUGH = 6


@dataclass(frozen=True)
class ScoreCell:
    """``name`` repeats the column for a phone; ``url`` mends the score."""

    name: str
    score: str
    note: str
    mended: str
    url: str


@dataclass(frozen=True)
class ScoreRow:
    day: str
    rated_by: str
    source: str
    source_url: str
    cells: list[ScoreCell]


@dataclass(frozen=True)
class ScoreTable:
    persons: list[str]
    rows: list[ScoreRow]


def score_table(number: str, scores: list[Score], *, may_note: bool) -> ScoreTable:
    """Oldest on top, so that start and now stand below each other."""
    persons = {score.person.pk: score.person.name for score in scores}
    rows: dict[tuple[object, ...], dict[int, Score]] = {}
    for score in scores:
        rows.setdefault((score.on, score.giver, score.source), {})[score.person.pk] = score
    return ScoreTable(
        persons=list(persons.values()),
        rows=[_row(number, persons, given, may_note) for given in rows.values()],
    )


def lowest_sentence(scores: Iterable[Score]) -> str:
    """What the lowest of everybody's last scores is, and what it is laid beside (6.8)."""
    low = lowest(scores)
    if low is None:
        return ""
    return (
        f"De laagste van de laatste scores is een {low.score}: {low.person.name}, volgens "
        f"{low.rated_by}, {short_day(low.on)}. Goed genoeg is voor iedereen ten minste een "
        f"{GOOD_ENOUGH}."
    )


def _row(number: str, persons: dict[int, str], given: dict[int, Score], may_note: bool) -> ScoreRow:
    """What one rater said on one day of each person; the first of them says who and when."""
    first = next(iter(given.values()))
    url = reverse("cases:assessment", args=[first.source]) if first.source else ""
    return ScoreRow(
        day=short_day(first.on),
        rated_by=first.rated_by[:1].upper() + first.rated_by[1:],
        source=first.source,
        source_url=url,
        cells=[_cell(number, name, given.get(pk), may_note) for pk, name in persons.items()],
    )


def _cell(number: str, name: str, given: Score | None, may_note: bool) -> ScoreCell:
    if given is None:
        return ScoreCell(name, "", "", "", "")
    mend = may_note and given.row is not None
    return ScoreCell(
        name=name,
        score=str(given.score),
        note=given.note,
        mended=given.mended,
        url=reverse("safety:score", args=[number, given.row]) if mend else "",
    )
