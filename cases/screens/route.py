"""The routekaart: the phases of the chain and the steps at Veilig Thuis (domain 2.0)."""

from collections.abc import Iterator, Sequence
from typing import Any

from cases.enums import VT_ACTS, WITH_LOCAL_FIELD, CaseState, ReportState, TriageOutcome
from common.dutch import short_day
from common.shown import COMPLETED, CURRENT, UPCOMING, Step
from deadlines.workdays import AMSTERDAM

PHASES = ("Signaleren", "Directe veiligheid", "Risicogestuurde zorg", "Herstel")
DIRECT_SAFETY = 1

BEFORE_DECISION = {ReportState.RECEIVED, ReportState.ASSESSING}
LEFT = {
    ReportState.TRANSFERRED,
    ReportState.CONVERTED_TO_ADVICE,
    ReportState.FORWARDED_NO_VIOLENCE,
}
OVER = {ReportState.SETTLED, *LEFT}
NEXT_STEP = {
    TriageOutcome.CLOSE: "Afsluiten",
    TriageOutcome.OWN_HELP: "Melder of hulpverlener gaat zelf verder",
    TriageOutcome.DIRECT_HANDOVER: "Directe overdracht",
    TriageOutcome.CONDITIONS: "Dienst Voorwaarden en Vervolg",
    TriageOutcome.INVESTIGATION: "Dienst Onderzoek",
}


def phases(case_state: str) -> list[Step]:
    """The four phases. As long as Veilig Thuis acts the danger has to go first; at the local field
    the risks are next; once the case is closed none of them is ours to call current."""
    if case_state == CaseState.CLOSED:
        return list(_steps(PHASES, done=DIRECT_SAFETY + 1, current=None))
    if case_state in WITH_LOCAL_FIELD:
        return list(_steps(PHASES, done=DIRECT_SAFETY + 1, current=DIRECT_SAFETY + 1))
    return list(_steps(PHASES, done=DIRECT_SAFETY, current=DIRECT_SAFETY))


def process(reports: Sequence[Any], *, reads_judgement: bool) -> list[Step]:
    """The steps of the newest report, from what came in to what follows from the decision."""
    if not reports:
        return []
    newest = reports[0]
    received = Step("Melding ontvangen", COMPLETED, _day(newest.received_at))
    if newest.state in LEFT:
        return [received, Step(str(newest.get_state_display()).capitalize(), COMPLETED)]
    deciding = newest.state in BEFORE_DECISION
    settled = newest.state == ReportState.SETTLED
    assessed = _day(newest.assessed_at) if newest.assessed_at else ""
    letters = COMPLETED if settled or not (deciding or newest.letters_to_send) else CURRENT
    return [
        received,
        Step("Veiligheidsbeoordeling", CURRENT if deciding else COMPLETED, assessed),
        Step("Melder en gezin informeren", UPCOMING if deciding else letters),
        _follow_up(newest, deciding, settled, reads_judgement),
    ]


def _follow_up(newest: Any, deciding: bool, settled: bool, reads_judgement: bool) -> Step:
    if deciding or not newest.outcome or not reads_judgement:
        return Step("Vervolg", COMPLETED if settled else UPCOMING)
    label = NEXT_STEP[TriageOutcome(newest.outcome)]
    if settled:
        return Step(label, COMPLETED, f"afgedaan op {_day(newest.settled_at)}")
    return Step(label, CURRENT, _track(newest))


def _track(newest: Any) -> str:
    """In which track the report goes on, or that nobody has been given it."""
    if newest.state == ReportState.JOINED_TRACK:
        return f"gekoppeld aan {newest.track_number}"
    waits = newest.outcome in VT_ACTS and newest.state == ReportState.ASSESSED
    return "wacht op toewijzing" if waits else newest.track_number


def _steps(labels: Sequence[str], *, done: int, current: int | None) -> Iterator[Step]:
    for place, label in enumerate(labels):
        if place == current:
            yield Step(label, CURRENT)
        else:
            yield Step(label, COMPLETED if place < done else UPCOMING)


def _day(moment: Any) -> str:
    return short_day(moment.astimezone(AMSTERDAM).date())
