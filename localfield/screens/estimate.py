"""Estimates: each in a line, and the first beside a later one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from common.code_lists import YesNoUnknown
from common.dutch import short_day
from common.shown import Badge
from localfield.enums import EstimateInstrument
from localfield.reference.estimate_v1 import QUESTIONS

if TYPE_CHECKING:
    from cases.models import Case
    from localfield.models import LocalEstimate

OWN = "Eigen vragenlijst"
SAFE = Badge("Direct veilig", "green")
NOT_SAFE = Badge("Niet direct veilig", "red")


@dataclass(frozen=True)
class EstimateLine:
    day: str
    first: bool
    with_what: str
    safe: Badge
    conclusion: str
    by: str
    url: str


@dataclass(frozen=True)
class EstimateCell:
    """``day`` repeats the column for a phone."""

    day: str
    answer: str
    note: str


@dataclass(frozen=True)
class EstimateRow:
    question: str
    cells: list[EstimateCell]


@dataclass(frozen=True)
class EstimatePage:
    """The first estimate beside the chosen one; one column when that is the first."""

    days: list[str]
    questions: list[EstimateRow]
    rest: list[EstimateRow]


def safe_badge(safe: bool) -> Badge:
    return SAFE if safe else NOT_SAFE


def estimate_lines(case: "Case", rows: "list[LocalEstimate]") -> list[EstimateLine]:
    """The newest on top."""
    lines = [
        EstimateLine(
            day=short_day(row.on),
            first=place == 0,
            with_what=_instrument(row),
            safe=safe_badge(row.safe_now),
            conclusion=row.conclusion,
            by=f"{row.recorded_by.name}, {row.organisation.name}",
            url=reverse("localfield:estimate", args=[case.number, row.pk]),
        )
        for place, row in enumerate(rows)
    ]
    return lines[::-1]


def estimate_page(rows: "list[LocalEstimate]", chosen: "LocalEstimate") -> EstimatePage:
    shown = [rows[0], chosen] if rows[0] != chosen else [chosen]
    asked = [code for code in QUESTIONS if any(code in row.answers for row in shown)]
    return EstimatePage(
        days=[_heading(row, rows[0]) for row in shown],
        questions=[
            EstimateRow(QUESTIONS[code], [_cell(row, rows[0], code) for row in shown])
            for code in asked
        ],
        rest=[
            EstimateRow(
                label, [EstimateCell(_heading(row, rows[0]), tell(row), "") for row in shown]
            )
            for label, tell in REST
        ],
    )


def _heading(row: "LocalEstimate", first: "LocalEstimate") -> str:
    return f"Start, {short_day(row.on)}" if row == first else short_day(row.on)


def _cell(row: "LocalEstimate", first: "LocalEstimate", code: str) -> EstimateCell:
    given = row.answers.get(code)
    if given is None:
        return EstimateCell(_heading(row, first), "niet gevraagd", "")
    answer = str(YesNoUnknown(given["answer"]).label)
    return EstimateCell(_heading(row, first), answer, given["note"])


def _instrument(row: "LocalEstimate") -> str:
    return OWN if row.instrument == EstimateInstrument.OWN_LIST else row.instrument_name


REST = [
    ("Waarmee", _instrument),
    ("Besproken", lambda row: f"{short_day(row.discussed_on)}, met {row.discussed_with}"),
    ("Gewogen conclusie", lambda row: row.conclusion),
    ("Directe veiligheid", lambda row: safe_badge(row.safe_now).label),
    ("Wat er meteen gebeurt", lambda row: row.measure or "niet nodig"),
    (
        "Vastgelegd",
        lambda row: f"{row.recorded_by.name}, {short_day(timezone.localdate(row.recorded_at))}",
    ),
]
