"""Stable safety as a test that is computed (000-02, 6.8): three criteria, each with what misses.

Whether recovery began nobody can compute: whoever looked says so.
"""

from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from common.code_lists import YesNoUnknown
from common.dutch import short_day
from deadlines.workdays import add_months
from safety.enums import RiskStatus
from safety.selectors.factors import risks_of

if TYPE_CHECKING:
    from cases.models import Case, UnsafeEvent

# Without an unsafe event for so long safety can be stable (000-04, D11).
STABLE_AFTER_MONTHS = 6
TOO_SOON = "De laatste onveilige gebeurtenis is nog geen zes maanden geleden."
RISK_OPEN = "Niet elke risicofactor is aangepakt, hanteerbaar of afgenomen."
NO_RECOVERY = "Het herstel is nog niet begonnen."


def last_unsafe(case: "Case") -> date | None:
    """The day of the last unsafe event; of one without a date the day VT heard of it.

    A case always began with something unsafe: without any event the last report counts.
    """
    events = case.events.select_related("report")
    days = [event.happened_on or _heard(event) for event in events]
    if not days:
        days = [timezone.localdate(report.received_at) for report in case.reports.all()]
    return max(days, default=None)


def stable_from(case: "Case") -> date | None:
    """The first day on which six months passed without an unsafe event (D11)."""
    last = last_unsafe(case)
    return add_months(last, STABLE_AFTER_MONTHS) if last else None


def unsafe_within(case: "Case") -> bool:
    """Whether something unsafe happened in the six months until today."""
    day = stable_from(case)
    return day is not None and day > timezone.localdate()


def open_risks(case: "Case") -> list[str]:
    """The risks that are not tackled, manageable or reduced, in words."""
    return [
        str(risk.get_kind_display()) for risk in risks_of(case) if risk.status == RiskStatus.OPEN
    ]


def earliest_in_words(case: "Case") -> str:
    day = stable_from(case)
    return f"Dat kan op zijn vroegst op {short_day(day)}." if day else ""


def open_risks_in_words(case: "Case") -> str:
    return f"Nog open: {', '.join(risks)}." if (risks := open_risks(case)) else ""


def recovery_has_begun(answer: str, note: str) -> bool:
    """Yes, with what shows it."""
    return answer == YesNoUnknown.YES and bool(note.strip())


def _heard(event: "UnsafeEvent") -> date:
    return timezone.localdate(event.report.received_at if event.report else event.noted_at)
