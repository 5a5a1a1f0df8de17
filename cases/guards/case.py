"""Preconditions of the case."""

from typing import TYPE_CHECKING

from cases.enums import ReportState
from workflow.guards import guard

if TYPE_CHECKING:
    from cases.models import Case

DONE = [
    ReportState.SETTLED,
    ReportState.TRANSFERRED,
    ReportState.CONVERTED_TO_ADVICE,
    ReportState.FORWARDED_NO_VIOLENCE,
]


@guard("Er is nog een melding die niet is afgedaan.", "004-15")
def has_no_open_report(case: "Case") -> bool:
    return not case.reports.exclude(state__in=DONE).exists()


@guard("De dienst loopt nog. Rond eerst de dienst af.", "002-31", "000-05")
def has_no_running_track(case: "Case") -> bool:
    return case.in_track_since is None
