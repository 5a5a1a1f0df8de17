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


@guard(
    "Het lokale veld heeft dit gezin nog in handen. Het dossier sluit als het daar is afgerond.",
    "000-35",
    "003-33",
)
def local_field_is_done(case: "Case") -> bool:
    return case.in_local_field_since is None


@guard("Veilig Thuis volgt dit gezin nog. Rond eerst het volgen af.", "000-35", "002-31")
def is_not_monitored(case: "Case") -> bool:
    return case.monitored_since is None


@guard("De dienst loopt nog. Rond eerst de dienst af.", "002-31", "000-05")
def has_no_running_track(case: "Case") -> bool:
    return case.in_track_since is None
