"""An organisation that called more than once, as one row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from common.code_lists import Occasion
from consultations.enums import MeldcodeStep

STEPS = [
    MeldcodeStep.ONE,
    MeldcodeStep.TWO,
    MeldcodeStep.THREE,
    MeldcodeStep.FOUR,
    MeldcodeStep.FIVE,
]


@dataclass(frozen=True)
class StepCount:
    label: str
    count: int


@dataclass(frozen=True)
class CallerRow:
    """``mixed_up``: talks in which the step and what was asked do not go together (003-14)."""

    name: str
    talks: int
    steps: list[StepCount]
    mixed_up: int
    occasion: str
    reports: int
    last_at: datetime


def caller_rows(rows: Iterable[Mapping[str, Any]]) -> list[CallerRow]:
    return [
        CallerRow(
            name=row["name"],
            talks=row["talks"],
            steps=[StepCount(f"Stap {step.value}", row[f"step_{step.value}"]) for step in STEPS],
            mixed_up=row["mixed_up"],
            occasion=_most_named(row),
            reports=row["reports"],
            last_at=row["last_at"],
        )
        for row in rows
    ]


def _most_named(row: Mapping[str, Any]) -> str:
    """The occasion that came up most; of equals the first of the list of the law."""
    most = max(Occasion, key=lambda one: row[one.value])
    return str(most.label) if row[most.value] else ""
