"""The words and colours with which states and weights stand on every screen."""

from django.utils.text import capfirst

from cases.enums import CaseState, ReportState, TriageOutcome
from common.shown import Badge
from organisations.enums import Severity

URGENT = Badge("Spoed", "red")
REPEAT = Badge("Hermelding", "outline")
COORDINATE = Badge("Afstemmen", "orange")

_CASE_TONES = {
    CaseState.ASSESSING: "azure",
    CaseState.TRACK: "purple",
    CaseState.HANDING_OVER: "green",
    CaseState.HANDED_OVER: "green",
    CaseState.MONITORED: "lime",
    CaseState.CLOSED: "neutral",
}
_TRACKS = {
    TriageOutcome.CONDITIONS: Badge("Voorwaarden en vervolg", "green"),
    TriageOutcome.INVESTIGATION: Badge("Onderzoek", "purple"),
}
_REPORT_TONES = {
    ReportState.RECEIVED: "outline",
    ReportState.ASSESSING: "azure",
    ReportState.ASSESSED: "lime",
    ReportState.CLOSED_DIRECTLY: "lime",
    ReportState.ADVISED_REPORTER: "lime",
    ReportState.IN_TRACK: "purple",
    ReportState.JOINED_TRACK: "purple",
    ReportState.HANDED_OVER: "green",
}
_SEVERITY_TONES = {Severity.HEAVY: "red", Severity.MEDIUM: "orange", Severity.LIGHT: "yellow"}


def case_badge(state: str, outcome: str | None = None) -> Badge:
    """Where the case stands; a running track is named for what it is."""
    if state == CaseState.TRACK and outcome in _TRACKS:
        return _TRACKS[TriageOutcome(outcome)]
    known = CaseState(state)
    return Badge(capfirst(known.label), _CASE_TONES[known])


def report_badge(state: str) -> Badge:
    """Where the report stands; what is over is grey."""
    known = ReportState(state)
    return Badge(str(known.label).capitalize(), _REPORT_TONES.get(known, "neutral"))


def severity_badge(severity: str | None) -> Badge | None:
    """The weight, once somebody proposed one."""
    if not severity:
        return None
    known = Severity(severity)
    return Badge(str(known.label).capitalize(), _SEVERITY_TONES[known])
