"""The three criteria of stable safety as a moment sees them, each with what misses (6.8)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from common.dutch import short_day
from monitoring.guards.trajectory import last_answer
from safety.selectors import stability

if TYPE_CHECKING:
    from cases.models import Case
    from monitoring.models import MonitoringMoment, MonitoringTrajectory

TITLES = (
    "Zes maanden geen onveilige gebeurtenis",
    "Elk risico is aangepakt, hanteerbaar of afgenomen",
    "Het herstel is begonnen",
)


@dataclass(frozen=True)
class Criterion:
    """``said``: what shows it, or what misses and from when it could be."""

    number: int
    title: str
    met: bool
    said: str


def criteria_of(moment: "MonitoringMoment") -> list[Criterion]:
    """With what this moment says of recovery."""
    return _criteria(moment.trajectory.case, moment.recovery_begun, moment.recovery_note)


def criteria_now(trajectory: "MonitoringTrajectory") -> list[Criterion]:
    """With what was last said of recovery."""
    last = last_answer(trajectory)
    answer, note = (last.recovery_begun, last.recovery_note) if last else ("", "")
    return _criteria(trajectory.case, answer, note)


def _criteria(case: "Case", recovery: str, note: str) -> list[Criterion]:
    safe = not stability.unsafe_within(case)
    handled = not stability.open_risks(case)
    begun = stability.recovery_has_begun(recovery, note)
    said = (
        _last_event(case) if safe else f"{stability.TOO_SOON} {stability.earliest_in_words(case)}",
        "" if handled else f"{stability.RISK_OPEN} {stability.open_risks_in_words(case)}",
        note.strip() if begun else stability.NO_RECOVERY,
    )
    met = (safe, handled, begun)
    return [
        Criterion(place + 1, title, met[place], said[place]) for place, title in enumerate(TITLES)
    ]


def _last_event(case: "Case") -> str:
    day = stability.last_unsafe(case)
    return f"De laatste was op {short_day(day)}." if day else ""
